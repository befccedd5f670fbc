import type { Outcome } from './corpus';
import { REASONS } from './datasheet';
import type { Ratio } from './ratio';

/** How many names of what was missed are listed for a document. */
const LISTED = 12;

const share = (value: number | null): string => (value === null ? 'no truth' : value.toFixed(3));
const three = (r: Ratio): string => `${share(r.precision)} / ${share(r.recall)} / **${share(r.f1)}**`;
const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The measured figures as a Markdown page. */
export function accuracyPage(
  outcomes: readonly Outcome[],
  failed: readonly { name: string; message: string }[],
): string {
  const datasheets = outcomes.flatMap((o) =>
    o.kind === 'datasheet'
      ? [
          [
            o.name,
            `${o.pages}`,
            three(o.score.registers),
            three(o.score.fields),
            share(o.score.address),
            share(o.score.reset),
            o.seconds.toFixed(1),
          ],
        ]
      : [],
  );
  const schematics = outcomes.flatMap((o) =>
    o.kind === 'schematic'
      ? [
          [
            o.name,
            `${o.pages}`,
            three(o.score.components),
            three(o.score.connections),
            three(o.score.mcu),
            o.score.mcuChosen ? 'yes' : 'no',
            o.seconds.toFixed(1),
          ],
        ]
      : [],
  );
  const parts = [
    '# Accuracy',
    'Written by `npm run accuracy`: each document is read and compared with a truth from another source (a vendor’s SVD or header, the design files of a board). Three figures in a cell are precision / recall / F1. Names compare without case and punctuation; a field is right when register, name and bit range are. Seconds are of the clock, with whatever else the machine had to do.',
    '## Datasheets',
    table(['document', 'pages', 'registers', 'fields', 'address', 'reset', 'seconds'], datasheets),
    '### Why something is missed',
    'A register or field of the truth that was not found, by what the document prints in its place. "Named otherwise" is the same address or the same bits under the document’s own name, which is what is reported: SVD files and headers rename, abbreviate, and list pin functions as bits of a port. "Cut otherwise" is a document that prints one field where the truth lists single bits, or the reverse. "Not read" holds what the document reserves or leaves out, and what the reader lost.',
    table(['document', ...REASONS], outcomes.flatMap(reasonRow)),
    '## Schematics',
    'Components are designators; connections are pairs of pins on one net; the last figures are the controller’s pins on named nets.',
    table(
      ['document', 'pages', 'components', 'connections', 'controller pins', 'controller found', 'seconds'],
      schematics,
    ),
    '## Missed',
    outcomes.map(missedLine).filter(Boolean).join('\n') || 'Nothing.',
  ];
  if (failed.length > 0) {
    parts.push('## Not read', failed.map(({ name, message }) => `- ${name}: ${message}`).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function reasonRow(outcome: Outcome): string[][] {
  if (outcome.kind !== 'datasheet') return [];
  const { why } = outcome.score;
  return [[outcome.name, ...REASONS.map((reason) => `${why[reason]}`)]];
}

function missedLine(outcome: Outcome): string {
  const { score } = outcome;
  const lines = [listed(outcome.name, score.missed)];
  if (outcome.kind === 'datasheet') lines.push(listed(`${outcome.name}, fields`, outcome.score.missedFields));
  return lines.filter(Boolean).join('\n');
}

function listed(title: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > LISTED ? `, and ${names.length - LISTED} more` : '';
  return `- ${title}: ${names.slice(0, LISTED).join(', ')}${more}`;
}
