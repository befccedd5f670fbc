import { plain } from './numbers';

/** A name a register may have: letters, digits, underscores, with one placeholder such as `[x]`, `<n>` or `{i}`. */
export const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]*(?:(?:\[[a-z0-9]+\]|<[a-z]>|\{[a-z]\})[A-Za-z0-9_]*)*$/;

const RESERVED = /^\(?(?:reserved|reser\s?-?\s?ved|rsvd?|rsv|rfu|resvd|unused|not used|n\/?a|none)(?![A-Za-z0-9_])/i;
/** A grid prints the value that a bit without a name always has. */
const RESERVED_ALONE = /^(?:res\.?|x|[01]|[-/.]+)$/i;
const RESERVED_ZH = /^(?:保留|预留|未用|未使用|未定义)/;

/** Whether a field's name says that nothing is there. */
export function isReserved(name: string): boolean {
  const t = plain(name).trim();
  return (
    t === '' ||
    /^reserved$/i.test(t.replace(/[\s-]+/g, '')) ||
    RESERVED_ALONE.test(t) ||
    RESERVED.test(t) ||
    RESERVED_ZH.test(t) ||
    t === '—'
  );
}

/**
 * The name in a name cell. Names broken over lines are joined: upper-case pieces and such as end in an underscore without a
 * space. A bit range behind the name (`PLS[2:0]`) and footnote marks are left out.
 */
export function fieldName(lines: readonly string[]): string {
  const joined = lines.reduce((text, line) => {
    if (text === '') return line;
    return breaksWord(text, line) ? text + line : `${text} ${line}`;
  }, '');
  return cleanName(joined);
}

function breaksWord(before: string, after: string): boolean {
  if (/[_/[\]:]$/.test(before) || /^[_\][:]/.test(after)) return true;
  if (before.includes(' ') || after.includes(' ')) return false;
  return /^[A-Z0-9_[\]:/]+$/.test(before) && /^[A-Z0-9_[\]:/]+$/.test(after);
}

/** A printed name without bit range, footnote marks and stray spaces around underscores. */
export function cleanName(text: string): string {
  return plain(text)
    .trim()
    .replace(/\s*_\s*/g, '_')
    .replace(/\s*[[(<]\s*\d+\s*(?:[:\-~]|\.\.)\s*\d+\s*[\])>]\s*$/, '')
    .replace(/\s*\[\d+\]$/, '')
    .replace(/\s*\(\d\)$/, '')
    .replace(/[*†:：]+$/, '')
    .trim();
}
