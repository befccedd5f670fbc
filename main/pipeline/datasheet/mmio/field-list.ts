import type { Table, TextLine } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { cleanName, isReserved } from '../text/names';
import { type BitRange, parseBits, plain } from '../text/numbers';
import { findValues } from '../text/values';
import { type FieldDraft, overlap } from './draft';
import { FORMULA, formulaFields, indexedFields, type NamedRange } from './indexed';

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

/** Fields with the mode in which they hold; null where they always do. */
export interface View {
  readonly mode: string | null;
  readonly fields: readonly FieldDraft[];
}

interface OpenEntry {
  readonly mode: string | null;
  readonly line: TextLine;
  readonly formula: string | null;
  readonly ranges: BitRange[];
  /** The list of bits ended with a comma. */
  unfinished: boolean;
  readonly name: string;
  readonly text: string[];
}

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
  mode: string | null = null;

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
    this.entries.push({ mode: this.mode, line, formula, ranges, unfinished, name, text: [rest.slice(name.length)] });
    return true;
  }

  private goOn(line: TextLine): void {
    const entry = this.entries.at(-1);
    if (!entry) return;
    const more = entry.unfinished ? MORE.exec(plain(line.text).trim()) : null;
    if (more) entry.ranges.push(...rangesIn(more[1] ?? ''));
    entry.unfinished = more?.[2] !== undefined;
    entry.text.push(more ? (more[3] ?? '') : line.text);
  }

  /** One list, or one per mode where the lists of two modes describe the same bits. */
  views(): View[] {
    const modes = [...new Set(this.entries.map(({ mode }) => mode))];
    const views = modes.map((mode) => ({ mode, fields: this.close(this.entries.filter((one) => one.mode === mode)) }));
    const [first, second] = views;
    const apart = second && first?.fields.some((field) => second.fields.some((other) => overlap(field, other)));
    return apart ? views : [{ mode: null, fields: this.close(this.entries) }];
  }

  private close(entries: readonly OpenEntry[]): FieldDraft[] {
    return entries.flatMap((entry) => {
      const { line, name } = entry;
      const description = entry.text.join('\n').replace(/^\s*(?:\[[\d:]+\])?\s*[:：-]?\s*/, '');
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
