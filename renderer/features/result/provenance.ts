import type { ProvenanceEntry } from '../../../shared/models';

export type LineSources = ReadonlyMap<number, readonly ProvenanceEntry[]>;

/** The sources of one file, by line. */
export function sourcesByLine(entries: readonly ProvenanceEntry[], file: string): LineSources {
  const lines = new Map<number, ProvenanceEntry[]>();
  for (const entry of entries) {
    if (entry.file !== file) continue;
    const at = lines.get(entry.line);
    if (at === undefined) lines.set(entry.line, [entry]);
    else at.push(entry);
  }
  return lines;
}

/** The nearest line with a source before or after `line`; null when there is none that way. */
export function neighbourLine(sources: LineSources, line: number, way: 'previous' | 'next'): number | null {
  const lines = [...sources.keys()].sort((a, b) => a - b);
  const found = way === 'next' ? lines.find((n) => n > line) : lines.findLast((n) => n < line);
  return found ?? null;
}

export interface WrittenRegister {
  readonly register: string;
  readonly fields: readonly string[];
  readonly file: string;
  readonly lines: readonly number[];
  readonly document: string;
  readonly page: number;
}

/** Registers that the code (not the headers) writes, in the order of their first line. */
export function writtenRegisters(entries: readonly ProvenanceEntry[]): WrittenRegister[] {
  const code = entries.some(({ file }) => file.startsWith('src/'))
    ? entries.filter(({ file }) => file.startsWith('src/'))
    : entries.filter(({ file }) => file.endsWith('.c'));
  const groups = new Map<string, ProvenanceEntry[]>();
  for (const entry of [...code].sort((a, b) => a.line - b.line)) {
    const register = entry.subject.split('.')[0] ?? entry.subject;
    groups.set(register, [...(groups.get(register) ?? []), entry]);
  }
  return [...groups].flatMap(([register, group]) => {
    const first = group[0];
    if (first === undefined) return [];
    const fields = new Set(group.flatMap(({ subject }) => subject.split('.').slice(1, 2)));
    const lines = new Set(group.map(({ line }) => line));
    const { file, document, page } = first;
    return [{ register, fields: [...fields], file, lines: [...lines], document, page }];
  });
}
