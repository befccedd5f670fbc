import type { LogEntry } from '../../shared/tasks';

/** Longest text that one log entry keeps, in characters: room for a fact, not for a page of a document. */
const LONGEST = 500;

/** Each kind of secret that a message of a server or a library may repeat, with what is left of it. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, '$1 [removed]'],
  [/\b(?:sk|pk|rk|ghp|xox[abp])[-_][\w-]{8,}/g, '[removed]'],
  [/\b(api[-_ ]?key|token|password|passwd|secret)(["']?\s*[:=]\s*["']?)[^\s"',;&]{3,}/gi, '$1$2[removed]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/:@]+:[^\s/@]+@/gi, '$1[removed]@'],
];

/** A text as a log may keep it: without keys and passwords, and cut where it is too long to be a message. */
export function redactText(text: string): string {
  const clean = SECRETS.reduce((rest, [secret, left]) => rest.replace(secret, left), text.slice(0, 4 * LONGEST));
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)} … (${text.length} characters)` : clean;
}

/** The data of an entry with its texts cleaned the same way. A value whose name says that it is a secret goes whole. */
export function redactData(data: NonNullable<LogEntry['data']>): NonNullable<LogEntry['data']> {
  const clean = Object.entries(data).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value] as const;
    return [name, /key|token|password|secret|authorization/i.test(name) ? '[removed]' : redactText(value)] as const;
  });
  return Object.fromEntries(clean);
}
