import type { Core } from '../../../shared/models';
import type { FoundRegister } from '../../../shared/tasks';
import { foldName } from '../fold-name';
import type { PdfDocument } from '../pdf';
import { type DocumentLayout, type Heading, layoutOfPages, type PageLayout } from '../pdf/layout';
import { bus } from './bus';
import { eightBit } from './bus/eight-bit';
import { chipFacts } from './facts';
import { coreOf } from './facts/core';
import { mmio } from './mmio';
import type { Recogniser } from './recogniser';
import { sfr } from './sfr';

/** Pages that are recognised together. */
const WINDOW = 12;
/** Pages at the end of a window that begin the next one too: a register's title may stand on one page, its fields on the next. */
const OVERLAP = 2;
/** Opening pages that every window looks at too, for the name of the chip. */
const OPENING = 4;

const BLANK = { lines: [], blocks: [] };

/**
 * Registers of the pages read so far, for people who wait. The recognisers that read the whole document in the end read each
 * window of pages as if it were a document, so what is found is real, but what only the whole tells (bases from the memory
 * map, a summary that confirms a name) is missing: provisional, and never part of the model.
 */
export class Preview {
  readonly #seen = new Set<string>();
  /** All pages so far. */
  readonly #pages: PageLayout[] = [];
  /** Index of the window's first page. */
  #from = 0;
  /** Headings above the window, outermost first. */
  #trail: Heading[] = [];
  #core: Core = 'unknown';
  /** Pages by which the core was judged. */
  #judged = 0;

  /** @param tell is called with registers not told before, in order of their pages */
  constructor(
    private readonly doc: Pick<PdfDocument, 'name' | 'title'>,
    private readonly tell: (registers: readonly FoundRegister[]) => void,
  ) {}

  /** Takes the pages of the document in order. */
  take(page: PageLayout): void {
    this.#pages.push(page);
    if (this.#pages.length - this.#from < WINDOW) return;
    const found = this.#read();
    if (found.length > 0) this.tell(found);
    const next = this.#pages.length - OVERLAP;
    for (const left of this.#pages.slice(this.#from, next)) this.#pass(left);
    this.#from = next;
  }

  #read(): FoundRegister[] {
    const layout = this.#layout();
    const context = { documentName: this.doc.name, documentTitle: this.doc.title };
    const chip = chipFacts.claim(layout, { ...context, claimed: new Set(), facts: [] });
    const core = this.#judge(layout);
    const facts = [{ ...chip.facts, device: { ...chip.facts.device, core } }];
    for (const recogniser of recognisersFor(core)) {
      const claim = recogniser.claim(layout, { ...context, claimed: new Set(chip.tables), facts });
      const registers = (claim.facts.peripherals ?? []).flatMap(({ name: peripheral, registers: own }) =>
        own.map(({ name, source }) => ({ document: this.doc.name, peripheral, name, page: source.page })),
      );
      if (registers.length === 0) continue;
      const fresh = registers.filter((register) => this.#isNew(register, recogniser));
      return fresh.sort((a, b) => a.page - b.page);
    }
    return [];
  }

  /** The window as a document. Pages outside it keep their places and are blank, but for the opening ones. */
  #layout(): DocumentLayout {
    const read = layoutOfPages(this.#pages.slice(this.#from));
    const pages = this.#pages.map((page, i) => (i < OPENING || i >= this.#from ? page : { ...page, ...BLANK }));
    const above = this.#trail.map((heading) => ({ kind: 'heading' as const, heading }));
    return { ...read, pages, blocks: [...above, ...read.blocks], headings: [...this.#trail, ...read.headings] };
  }

  /** Judged by all pages so far, anew only when they have doubled: going through them each time would take ever longer. */
  #judge(layout: DocumentLayout): Core {
    if (this.#pages.length < 2 * this.#judged) return this.#core;
    this.#judged = this.#pages.length;
    this.#core = coreOf({ ...layout, pages: this.#pages });
    return this.#core;
  }

  /** A summary and the register's own section name it twice; pages of two windows are read twice. */
  #isNew({ peripheral, name, page }: FoundRegister, recogniser: Recogniser): boolean {
    const [owner, own] = [foldName(peripheral), foldName(name)];
    // In one space of byte-wide addresses a name stands once, whatever group a place puts it in.
    const keys = recogniser === mmio ? [`${owner}.${own}`, `${page}:${own}`] : [own];
    const isNew = !keys.some((key) => this.#seen.has(key));
    for (const key of keys) this.#seen.add(key);
    return isNew;
  }

  #pass({ blocks }: PageLayout): void {
    for (const block of blocks) {
      if (block.kind !== 'heading') continue;
      this.#trail = [...this.#trail.filter(({ level }) => level < block.heading.level), block.heading];
    }
  }
}

/**
 * Those that may read a window, in order; the first that finds registers does. In a window a map of an 8051 or of a bus chip
 * may be too short to be believed; reading it as memory-mapped would be worse.
 */
function recognisersFor(core: Core): readonly Recogniser[] {
  if (core === '8051') return [sfr];
  return core === 'peripheral-chip' ? [bus, eightBit] : [eightBit, mmio];
}
