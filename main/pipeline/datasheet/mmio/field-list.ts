import type { TextLine } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { cleanName, isReserved } from '../text/names';
import { parseBits, plain } from '../text/numbers';
import { findValues } from '../text/values';
import type { FieldDraft } from './draft';

/** `Bits 31:16 NAME[15:0]: …`, `Bit 3 – NAME …`, `位 7:4 NAME：…`. */
const ENTRY = /^(?:bits?|位)\s*(\[?\d{1,2}\s*(?:[:\-~]\s*\d{1,2})?\]?)\s*(?:[:：-]\s+|\s+|[:：])(.+)$/i;
const NAME = /^([A-Za-z][A-Za-z0-9_/]*(?:\s?\[\d+(?::\d+)?\])?)\s*(?:[:：,，\-(（]|$|\s)/;

interface OpenEntry {
  readonly line: TextLine;
  readonly lsb: number;
  readonly width: number;
  readonly name: string;
  readonly text: string[];
}

/** Collects fields that a manual lists as paragraphs, one `Bits n:m NAME: description` each. */
export class FieldList {
  private readonly entries: OpenEntry[] = [];

  /** Takes a line; true when it begins a field. Lines after it become its description until `close`. */
  take(line: TextLine): boolean {
    const match = ENTRY.exec(plain(line.text).trim());
    const range = match ? parseBits(match[1] ?? '') : null;
    const rest = match?.[2]?.trim() ?? '';
    if (!range) {
      this.entries.at(-1)?.text.push(line.text);
      return false;
    }
    const name = cleanName(NAME.exec(rest)?.[1] ?? '');
    if (name === '' || /^(?:is|are|of|and|in|to|the|for|has|must|can|will)$/i.test(name)) return false;
    this.entries.push({ line, ...range, name, text: [rest.slice(name.length)] });
    return true;
  }

  close(): FieldDraft[] {
    return this.entries.map(({ line, lsb, width, name, text }) => {
      const description = text.join('\n').replace(/^\s*(?:\[[\d:]+\])?\s*[:：-]?\s*/, '');
      return {
        ...{ name, lsb, width },
        access: parseAccess(/^\(([a-z/_0-9]+)\)/i.exec(description)?.[1] ?? ''),
        resetValue: null,
        description: description.replace(/\n/g, ' ').trim(),
        values: findValues(description, width),
        reserved: isReserved(name),
        source: { page: line.page, bbox: line.bbox },
      };
    });
  }
}
