import type { Table, TextLine } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { cleanName, isReserved } from '../text/names';
import { type BitRange, parseBits, plain } from '../text/numbers';
import { findValues } from '../text/values';
import type { FieldDraft } from './draft';
import { FORMULA, formulaFields, indexedFields, type NamedRange } from './indexed';
import { areApart, perMode, type View } from './view';

const RANGE = String.raw`\[?\d{1,2}(?:\s*[:\-~]\s*\d{1,2})?\]?`;
const LIST = String.raw`${RANGE}(?:\s*[,，、]\s*${RANGE})*`;
/** `Bits 31:16 NAME[15:0]: …`, `Bits 27, 21, 11, 5 NAMEx: …`, `Bit 3 – NAME …`, `位 7:4 NAME：…`. */
const ENTRY = new RegExp(
  String.raw`^(?:bits?|位)\s*(${FORMULA}|${LIST})(\s*[,，、])?\s*(?:[:：-]\s+|\s+|[:：])(\S.*)$`,
  'i',
);
/** Where a list of bits is too long for its column, it goes on at the start of the lines below. */
const MORE = new RegExp(String.raw`^(${LIST})(\s*[,，、])?(?:\s+(.*))?$`);
const NAME = /^([A-Za-z][A-Za-z0-9_/]*(?:\s?\[\d+(?::\d+)?\])?)\s*(?:[:：,，\-(（]|$|\s)/;

interface OpenEntry {
  readonly mode: string | null;
  readonly line: TextLine;
  readonly formula: string | null;
  readonly ranges: BitRange[];
  /** The list of bits ended with a comma. */
  unfinished: boolean;
  readonly name: string;
  readonly text: Piece[];
}

/** Text of a description; a line that announces a mode is none where the lists below it are views of the register. */
interface Piece {
  readonly words: string;
  readonly announces: boolean;
}

const said = (words: string): Piece => ({ words, announces: false });

/** `位31:26`, `Bit 3` and nothing else. */
const BITS_ALONE = new RegExp(String.raw`^(?:bits?|位)\s*(?:${FORMULA}|${LIST})[:：]?$`, 'i');
/** Share of the rows that must begin with bits. */
const TELLING = 0.6;

/**
 * The lines of a table without headings that sets such paragraphs in two cells, bits and text; empty when the table is none.
 */
export function paragraphsOf(table: Table): TextLine[] {
  const rows = table.rows.map(({ cells }) => cells.filter(({ text }) => text.trim() !== ''));
  if (rows.some(({ length }) => length > 2)) return [];
  const telling = rows.filter(([bits, text]) => text && BITS_ALONE.test(plain(bits?.text ?? '').trim()));
  if (telling.length === 0 || telling.length < rows.length * TELLING) return [];
  return rows.flatMap((cells) => {
    const [first, ...others] = cells;
    const lines = others.flatMap(({ lines: own, page, bbox }) => own.map((text) => ({ text, page, bbox })));
    return lines.map(({ text, page, bbox }, i) => lineOf(i === 0 ? `${first?.text ?? ''} ${text}` : text, page, bbox));
  });
}

const lineOf = (text: string, page: number, bbox: TextLine['bbox']): TextLine => ({
  ...{ page, text, bbox },
  ...{ size: 0, font: '', segments: [] },
});

/** Collects fields that a manual lists as paragraphs, one `Bits n:m NAME: description` each. */
export class FieldList {
  private readonly entries: OpenEntry[] = [];
  /** The mode in which the entries that follow hold. */
  private mode: string | null = null;

  /** Notes the mode that a line announces for the entries below it. */
  turn(mode: string, words: string): void {
    this.mode = mode;
    this.entries.at(-1)?.text.push({ words, announces: true });
  }

  /** Takes a line; true when it begins a field. Lines after it become its description until `close`. */
  take(line: TextLine): boolean {
    const match = ENTRY.exec(plain(line.text).trim());
    const bits = match?.[1] ?? '';
    const formula = new RegExp(`^${FORMULA}$`, 'i').test(bits) ? bits : null;
    const ranges = formula ? [] : rangesIn(bits);
    if (!match || (!formula && ranges.length === 0)) {
      this.goOn(line);
      return false;
    }
    const rest = match[3]?.trim() ?? '';
    const name = cleanName(NAME.exec(rest)?.[1] ?? '');
    if (name === '' || /^(?:is|are|of|and|in|to|the|for|has|must|can|will)$/i.test(name)) return false;
    const unfinished = match[2] !== undefined;
    this.entries.push({
      mode: this.mode,
      line,
      formula,
      ranges,
      unfinished,
      name,
      text: [said(rest.slice(name.length))],
    });
    return true;
  }

  private goOn(line: TextLine): void {
    const entry = this.entries.at(-1);
    if (!entry) return;
    const more = entry.unfinished ? MORE.exec(plain(line.text).trim()) : null;
    if (more) entry.ranges.push(...rangesIn(more[1] ?? ''));
    entry.unfinished = more?.[2] !== undefined;
    entry.text.push(said(more ? (more[3] ?? '') : line.text));
  }

  /** One list, or one per mode where the lists of two modes describe the same bits. */
  views(): View[] {
    const modes = [...new Set(this.entries.map(({ mode }) => mode))];
    const lists = modes.map((mode) => {
      const own = this.entries.filter((entry) => entry.mode === mode);
      return { mode, fields: this.close(own, ({ announces }) => !announces) };
    });
    return areApart(lists) ? perMode(lists) : [{ mode: null, fields: this.close(this.entries, () => true) }];
  }

  private close(entries: readonly OpenEntry[], counts: (piece: Piece) => boolean): FieldDraft[] {
    return entries.flatMap((entry) => {
      const { line, name } = entry;
      const text = entry.text.filter(counts).map(({ words }) => words);
      const description = text.join('\n').replace(/^\s*(?:\[[\d:]+\])?\s*[:：-]?\s*/, '');
      return placesOf(entry, description).map((place) => ({
        ...place,
        access: parseAccess(/^\(([a-z/_0-9]+)\)/i.exec(description)?.[1] ?? ''),
        resetValue: null,
        description: description.replace(/\n/g, ' ').trim(),
        values: findValues(description, place.width),
        reserved: isReserved(name),
        source: { page: line.page, bbox: line.bbox },
      }));
    });
  }
}

function placesOf({ formula, ranges, name }: OpenEntry, description: string): NamedRange[] {
  return formula ? formulaFields(name, description, formula) : indexedFields(name, description, ranges);
}

const rangesIn = (list: string): BitRange[] => list.split(/[,，、]/).flatMap((part) => parseBits(part) ?? []);
