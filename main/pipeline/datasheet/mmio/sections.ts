import type { Block, Heading, Table, TextLine } from '../../pdf/layout';
import type { RegisterFact } from '../recogniser';
import {
  areInstances,
  basesInLine,
  instanceInLine,
  listedInstances,
  ownersInLine,
  promisesBase,
  type Region,
  readRegions,
} from './bases';
import { type BitColumn, bitCells, bitLine, readGrid } from './bit-grid';
import type { Columns } from './columns';
import { paragraphsOf } from './field-list';
import { type FieldColumns, fieldColumns, readFields } from './field-table';
import { readKeyValues, readReset } from './key-values';
import { Section } from './section';
import { readSummary, type SummaryRow, summaryHeader } from './summary';
import { isWholeTitle, readTitle, type Title, withoutOwner } from './title';
import { viewIn } from './view';

/** A title in running text is forgotten after this many lines without a register's evidence. */
const CANDIDATE_LINES = 6;
const LONGEST_TITLE = 110;
/** A chapter's number by itself; what it is about stands below. */
const BARE_CHAPTER = /^(?:chapter\s*|第\s*)(\d+)(?:\s*章)?$/i;

interface Candidate {
  readonly title: Title;
  readonly line: TextLine;
  age: number;
}

/** What a walk over a document collects. */
export interface Walk {
  readonly sections: readonly Section[];
  readonly summary: readonly SummaryRow[];
  readonly regions: readonly Region[];
  readonly tables: readonly Table[];
}

const placed = (fact: RegisterFact, base: number | null): RegisterFact => ({
  ...fact,
  address: fact.address ?? (base !== null && fact.offset !== null ? base + fact.offset : null),
});

/** Walks a document's blocks in reading order and gathers register sections, summary tables and memory maps. */
export class SectionWalker {
  private readonly sections: Section[] = [];
  private readonly summary: SummaryRow[] = [];
  /** Names and addresses of `summary`. */
  private readonly listed = new Set<string>();
  private readonly regions: Region[] = [];
  private readonly tables: Table[] = [];
  private trail: Heading[] = [];
  /** A heading that is a chapter's number, until its title comes. */
  private mark: Heading | null = null;
  private current: Section | null = null;
  private candidate: Candidate | null = null;
  private bits: readonly BitColumn[] | null = null;
  private fieldHead: FieldColumns | null = null;
  private summaryHead: { header: Columns; count: number } | null = null;
  private chapter: string | null = null;
  private base: number | null = null;
  /** A line that announces a base address which stands on the next one. */
  private unfinished = '';
  private baseName: string | null = null;
  /** Instances the chapter lists with their base addresses. */
  private instances: Region[] = [];
  /** The base comes from a table of instances, which names the peripheral for sure. */
  private tabled = false;

  walk(blocks: readonly Block[], claimed: ReadonlySet<Table>): Walk {
    for (const block of blocks) {
      if (block.kind === 'heading') this.heading(block.heading);
      else if (block.kind === 'line') this.line(block.line);
      else if (!claimed.has(block.table)) this.table(block.table);
    }
    const { sections, summary, regions, tables } = this;
    return { sections, summary, regions, tables };
  }

  private heading(heading: Heading): void {
    if (heading.number === null && this.asChapterTitle(heading.text)) return;
    this.mark = BARE_CHAPTER.test(heading.text.trim()) ? heading : null;
    const title = readTitle(heading.text, false);
    // `Address offset: 0x518` set in a larger type is no heading.
    const says = title.names.length === 0 && heading.number === null && this.current !== null;
    if (says && (this.turnMode(heading.text) || readKeyValues(heading.text, this.current?.keys ?? {}))) return;
    this.turnChapter(heading);
    this.trail = [...this.trail.filter(({ level }) => level < heading.level), heading];
    this.noteBase(heading.text, heading.page, heading.bbox);
    const keeps = title.names.length === 0 && this.current !== null && heading.level > this.current.level;
    if (keeps && /bit|field|description|位|字段|描述/i.test(heading.text)) return;
    this.open(title, heading.page, heading.bbox, heading.level);
    if (this.current) readReset(heading.text, this.current.keys);
    this.candidate = null;
  }

  /** Takes a heading or line right below a bare `Chapter 3` as its title. */
  private asChapterTitle(text: string): boolean {
    const { mark } = this;
    this.mark = null;
    if (!mark || text.length > LONGEST_TITLE) return false;
    const number = BARE_CHAPTER.exec(mark.text.trim())?.[1] ?? null;
    this.heading({ ...mark, number, title: text, text: `${mark.text} ${text}` });
    return true;
  }

  /** What a chapter says of bases holds to its end, even where the next one's own heading was not found. */
  private turnChapter({ number, level }: Heading): void {
    const chapter = number?.split('.')[0] ?? null;
    const same = chapter === null ? level > 1 : chapter === this.chapter;
    if (same) return;
    this.chapter = chapter;
    this.base = null;
    this.baseName = null;
    this.instances = [];
    this.tabled = false;
    this.trail = [];
  }

  private open(title: Title, page: number, bbox: Heading['bbox'], level: number): void {
    const trail = this.trail.map(({ text }) => text);
    this.current = new Section(title, { page, bbox }, trail, level);
    this.current.base = this.base;
    this.current.instances = [...this.instances];
    this.sections.push(this.current);
    this.fieldHead = null;
    this.bits = null;
  }

  private line(line: TextLine): void {
    if (this.asChapterTitle(line.text)) return;
    const columns = bitLine(line);
    if (columns) {
      this.bits = columns;
      return;
    }
    const owners = ownersInLine(line.text);
    if (this.current && this.current.tables.length === 0 && owners.length > 0) {
      this.current.owners = owners;
      return;
    }
    this.noteBase(this.unfinished + line.text, line.page, line.bbox);
    this.unfinished = promisesBase(line.text) ? `${line.text} ` : '';
    this.instance(line);
    if (this.candidate && ++this.candidate.age > CANDIDATE_LINES) this.candidate = null;
    this.consider(line);
    if (this.current && this.current.tables.length === 0) {
      const target = this.candidate ? {} : this.current.keys;
      if (readKeyValues(line.text, target) && this.candidate) {
        this.promote();
        readKeyValues(line.text, this.current.keys);
        return;
      }
    }
    if (!this.turnMode(line.text)) this.current?.list.take(line);
  }

  private turnMode(text: string): boolean {
    const mode = viewIn(text);
    if (mode === null || !this.current) return false;
    this.current.noteMode(mode, text);
    return true;
  }

  private noteBase(text: string, page: number, bbox: Heading['bbox']): void {
    const all = basesInLine(text);
    const [found] = all;
    if (!found) return;
    this.base = found.address;
    this.baseName = found.name;
    this.tabled = found.constant;
    const named = all.flatMap(({ name, address }) =>
      name ? [{ name, address, end: null, source: { page, bbox } }] : [],
    );
    this.regions.push(...named);
    if (named.length > 1) this.instances = named;
  }

  private instance(line: TextLine): void {
    const found = instanceInLine(line.text);
    // Of two places of one instance, as on two buses, the first counts.
    if (!found || this.instances.some(({ name }) => name === found.name)) return;
    const region = { ...found, end: null, source: { page: line.page, bbox: line.bbox } };
    this.instances.push(region);
    this.regions.push(region);
  }

  /** A table of base addresses alone, below the heading of one peripheral, holds for the registers that follow. */
  private noteInstances(table: Table, all: readonly Region[]): void {
    const listed = listedInstances(table, all);
    const regions = listed.length > 0 ? listed : all;
    const [first] = regions;
    if (!first || (listed.length === 0 && !areInstances(regions))) return;
    this.base = first.address;
    this.baseName = first.name;
    this.instances = [...regions];
    this.tabled = true;
  }

  /** Notes a line that names a register as the title of what may follow. */
  private consider(line: TextLine): void {
    const text = line.text.trim();
    if (text.length > LONGEST_TITLE || /[.。;；,，]$/u.test(text) || text.split(' ').length > 14) return;
    if (/[，。；、的]/u.test(text)) return;
    const title = readTitle(text, true);
    if (title.names.length === 0 && !(title.addresses.length > 0 && isWholeTitle(text))) return;
    const same = title.names.length > 0 && title.names.every((name) => this.current?.names.includes(name));
    // A copied title above a second description begins a section of its own.
    if (same && !(isWholeTitle(text) && (this.current?.tables.length ?? 0) > 0)) return;
    this.candidate = { title, line, age: 0 };
    if (title.number !== null || isWholeTitle(text)) this.promote();
  }

  /** Makes the noted title the current section. */
  private promote(): void {
    if (!this.candidate) return;
    const { title, line } = this.candidate;
    this.candidate = null;
    const bits = this.bits;
    this.open(title, line.page, line.bbox, (this.trail.at(-1)?.level ?? 0) + 1);
    this.bits = bits;
  }

  private table(table: Table): void {
    this.mark = null;
    if (
      this.asSummary(table) ||
      this.asFields(table) ||
      this.asParagraphs(table) ||
      this.asGrid(table) ||
      this.asKeyValues(table)
    ) {
      this.tables.push(table);
    } else {
      const regions = readRegions(table);
      this.regions.push(...regions);
      this.noteInstances(table, regions);
      if (regions.length === 0 && table.kind !== 'ruled') this.replay(table);
    }
    this.bits = null;
  }

  /** Rows of what is no table after all are read as the lines they are. */
  private replay(table: Table): void {
    for (const { page, bbox, cells } of table.rows) {
      const text = cells
        .map((cell) => cell.text)
        .filter((own) => own !== '')
        .join(' ');
      this.line({ page, bbox, text, size: 0, font: '', segments: [] });
    }
  }

  /** Fields as paragraphs in two cells each, `位 25 | PLLRDY：…`. */
  private asParagraphs(table: Table): boolean {
    const lines = paragraphsOf(table);
    if (lines.length === 0) return false;
    this.promote();
    for (const line of lines) this.current?.list.take(line);
    return true;
  }

  private asSummary(table: Table): boolean {
    const header = summaryHeader(table);
    const count = table.columns.length - 1;
    if (header) {
      // A base address stands in a cell over the whole width, above or below the heading.
      for (const row of table.rows) {
        const [cell, ...others] = row.cells.filter(({ text }) => text !== '');
        if (cell && (others.length === 0 || table.rows.indexOf(row) < header.row))
          for (const one of [cell, ...others]) this.noteBase(one.text, one.page, one.bbox);
      }
      this.summaryHead = { header, count };
      this.addSummary(readSummary(table, header, header.row + 1));
      return true;
    }
    if (this.summaryHead?.count !== count || fieldColumns(table)) return false;
    const facts = readSummary(table, this.summaryHead.header, 0);
    if (facts.length < table.rows.length / 2) return false;
    this.addSummary(facts);
    return true;
  }

  private addSummary(facts: readonly RegisterFact[]): void {
    const trail = this.trail.map(({ text }) => text);
    for (const fact of facts) {
      if (fact.address !== null && this.listed.has(`${fact.name}@${fact.address}`)) continue;
      if (fact.address === null && this.instances.length > 1) {
        for (const { name, address } of this.instances)
          this.list({ ...placed(fact, address), name: withoutOwner(fact.name, name), peripheral: name, trail });
      } else {
        const named = fact.address === null && (this.tabled || !fact.name.includes('_')) ? this.baseName : null;
        this.list({ ...placed(fact, this.base), peripheral: named, trail });
      }
    }
  }

  private list(row: SummaryRow): void {
    this.summary.push(row);
    if (row.address !== null) this.listed.add(`${row.name}@${row.address}`);
  }

  private asFields(table: Table): boolean {
    const header = fieldColumns(table);
    if (header) {
      for (const row of table.rows.slice(0, header.row)) this.titleRow(row.cells, table);
      this.promote();
      this.fieldHead = header;
      this.current?.addTable(readFields(table, header, header.row + 1), false);
      return true;
    }
    if (this.fieldHead?.count !== table.columns.length - 1) return false;
    const fields = readFields(table, this.fieldHead, 0);
    if (fields.length === 0) return false;
    this.current?.addTable(fields, true);
    return true;
  }

  private titleRow(cells: Table['rows'][number]['cells'], table: Table): void {
    for (const cell of cells) {
      if (this.current && !this.candidate && readKeyValues(cell.text, this.current.keys)) continue;
      const title = readTitle(cell.text, cells.length > 1);
      if (title.names.length === 0 || title.names.every((name) => this.current?.names.includes(name))) continue;
      const line = { page: cell.page, text: cell.text, bbox: cell.bbox, size: 0, font: '', segments: [] };
      this.candidate = { title, line: { ...line, page: table.page }, age: 0 };
    }
  }

  private asGrid(table: Table): boolean {
    const inside = table.rows.some((row) => bitCells(row) !== null);
    if (!inside && !this.bits) return false;
    this.promote();
    const { fields, bits } = readGrid(table, this.bits);
    this.current?.addGrid(fields, bits);
    return true;
  }

  /** `Address offset | 0x08` in rows of two cells. */
  private asKeyValues(table: Table): boolean {
    const keys = this.current?.keys;
    if (!keys || table.columns.length > 5) return false;
    let said = false;
    for (const { cells } of table.rows) {
      const texts = cells.map(({ text }) => text.replace(/[:：]\s*$/u, '')).filter((text) => text !== '');
      for (let i = 0; i + 1 < texts.length; i += 2) said = readKeyValues(`${texts[i]}: ${texts[i + 1]}`, keys) || said;
    }
    return said;
  }
}
