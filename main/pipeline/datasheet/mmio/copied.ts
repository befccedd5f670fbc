import type { Diagnostic } from '../../../../shared/models';
import type { Match } from './match';
import type { Section } from './section';
import type { SummaryRow } from './summary';

/** Fewer words than this do not tell one register from another. */
const TELLING = 3;

/**
 * Manuals copy a title and forget to change the name in it. Where two sections bear one name and the words of one of them
 * describe other rows of the summary, which no section claims, that section is about those rows. Changes `matches`.
 */
export function correctCopied(matches: Map<Section, Match[]>, summary: readonly SummaryRow[]): Diagnostic[] {
  const claims = new Map<SummaryRow, number>();
  for (const { rows } of [...matches.values()].flat()) {
    for (const row of rows) claims.set(row, (claims.get(row) ?? 0) + 1);
  }
  const diagnostics: Diagnostic[] = [];
  for (const [section, [only, ...others]] of matches) {
    if (!only || others.length > 0 || only.rows.length === 0) continue;
    const words = wordsOf(section.title.words).map((word) => withoutInstance(word, only.name));
    const shared = only.rows.every((row) => (claims.get(row) ?? 0) > 1);
    if (!shared || words.length < TELLING || only.rows.some((row) => describes(row, words))) continue;
    const chapter = section.trail[0];
    const rows = summary.filter((row) => !claims.has(row) && row.trail[0] === chapter && describes(row, words));
    const [first] = rows;
    if (!first || rows.length !== only.rows.length) continue;
    for (const row of rows) claims.set(row, 1);
    matches.set(section, [{ name: only.name, rows, byAddress: true }]);
    diagnostics.push(copied(section, only.name, first));
  }
  return [...diagnostics, ...eliminated(matches, summary, claims)];
}

/**
 * Where two sections in succession bear one name, and the summary lists exactly one register that no section claims between
 * that name and the name of the section after them, the second section is about it.
 */
function eliminated(
  matches: Map<Section, Match[]>,
  summary: readonly SummaryRow[],
  claims: Map<SummaryRow, number>,
): Diagnostic[] {
  const order = [...matches.keys()];
  const rowOf = (section: Section | undefined) => (section ? onlyRow(matches.get(section)) : null);
  return order.flatMap((section, i): Diagnostic[] => {
    const [row, next] = [rowOf(section), rowOf(order[i + 1])];
    if (!row || !next || rowOf(order[i - 1]) !== row || row.trail[0] !== next.trail[0]) return [];
    const between = summary.slice(summary.indexOf(row) + 1, summary.indexOf(next)).filter((one) => !claims.has(one));
    const [found, more] = between;
    if (!found || more || sameFields(section, order[i - 1])) return [];
    claims.set(found, 1);
    matches.set(section, [{ name: found.name, rows: [found], byAddress: true }]);
    return [copied(section, section.names[0] ?? row.name, found)];
  });
}

function onlyRow(found: readonly Match[] | undefined): SummaryRow | null {
  const [first, ...others] = (found ?? []).flatMap(({ rows }) => rows);
  return first && others.length === 0 ? first : null;
}

/** Whether two sections tell of the same fields, as a description repeated on purpose does. */
function sameFields(a: Section, b: Section | undefined): boolean {
  const fields = (section: Section) =>
    section.tables.flatMap(({ fields }) => fields).map(({ name, lsb }) => `${name}@${lsb}`);
  return b !== undefined && fields(a).join() === fields(b).join();
}

/** The words of SPI1_CR's title say SPI1 where the summary of all instances says SPI. */
const withoutInstance = (word: string, name: string): string =>
  /^[a-z]+\d$/.test(word) && name.toLowerCase().startsWith(`${word}_`) ? word.slice(0, -1) : word;

const wordsOf = (title: string): string[] =>
  title
    .replace(/[([][^()[\]]*[)\]]/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9\u4e00-\u9fff]+/)
    .filter((word) => word !== '' && !/^registers?$/.test(word));

function describes(row: SummaryRow, words: readonly string[]): boolean {
  const said = new Set(wordsOf(row.description ?? ''));
  return words.every((word) => said.has(word));
}

const copied = (section: Section, name: string, row: SummaryRow): Diagnostic => ({
  severity: 'warning',
  code: 'REGISTER_TITLE_COPIED',
  message: `The section titled ${name} bears the name of another section; by its words it is read as ${row.name}.`,
  page: section.source.page,
  bbox: section.source.bbox,
});
