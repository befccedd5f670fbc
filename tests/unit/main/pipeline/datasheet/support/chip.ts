import { bus } from '../../../../../../main/pipeline/datasheet/bus';
import { chipFacts } from '../../../../../../main/pipeline/datasheet/facts';
import type { Facts, Recogniser } from '../../../../../../main/pipeline/datasheet/recogniser';
import { sfr } from '../../../../../../main/pipeline/datasheet/sfr';
import type { DocumentLayout, Row, TextLine } from '../../../../../../main/pipeline/pdf/layout';
import type { Core, Register } from '../../../../../../shared/models';
import { layoutOf, type Spec } from './layout';

/** `layoutOf`, with the lines of its page filled in as recognisers of captions see them. */
export function pageOf(...specs: readonly Spec[]): DocumentLayout {
  const layout = layoutOf(...specs);
  const lines = layout.blocks.flatMap((block): TextLine[] => {
    if (block.kind === 'line') return [block.line];
    if (block.kind === 'table') return block.table.rows.map(lineOfRow);
    const { text, bbox, page } = block.heading;
    const word = { text, bbox, y: bbox[1], size: 12, angle: 0, font: 'F', order: 0 };
    return [{ page, text, bbox, size: 12, font: 'F', segments: [{ text, bbox, words: [word] }] }];
  });
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, lines })) };
}

/** The words of a table stand in the lines of a page as well. */
function lineOfRow({ page, bbox, cells }: Row): TextLine {
  const filled = cells.filter(({ text }) => text !== '');
  const segments = filled.map(({ text, bbox: box }) => ({
    text,
    bbox: box,
    words: [{ text, bbox: box, y: box[1], size: 9, angle: 0, font: 'F', order: 0 }],
  }));
  return { page, text: filled.map(({ text }) => text).join(' '), bbox, size: 9, font: 'F', segments };
}

/** What the recogniser of whole-chip facts reads. */
export const factsOf = (...specs: readonly Spec[]): Facts => claimOf(chipFacts, pageOf(...specs), []);

const claimOf = (recogniser: Recogniser, layout: DocumentLayout, facts: readonly Facts[]): Facts =>
  recogniser.claim(layout, { claimed: new Set(), facts, documentName: 'chip.pdf', documentTitle: undefined }).facts;

/** The registers that the recogniser for `core` reads, by name. */
export function registersOf(core: Core, ...specs: readonly Spec[]): Map<string, Register> {
  const recogniser = core === '8051' ? sfr : bus;
  const facts = claimOf(recogniser, pageOf(...specs), [{ device: { core, name: 'CHIP' } }]);
  return new Map(facts.peripherals?.flatMap(({ registers }) => registers.map((one) => [one.name, one] as const)));
}

/** A field as `name lsb+width`. */
export const fieldTexts = (register: Register | undefined): string[] =>
  register?.fields.map(({ name, lsb, width }) => `${name} ${lsb}+${width}`) ?? [];
