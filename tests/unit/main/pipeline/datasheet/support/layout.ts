import { mmio } from '../../../../../../main/pipeline/datasheet/mmio';
import type { Block, Cell, DocumentLayout, Table, TextLine, Word } from '../../../../../../main/pipeline/pdf/layout';
import type { Peripheral, Register } from '../../../../../../shared/models';

const LINE_HEIGHT = 12;
const COLUMN_WIDTH = 30;

/** A table of a synthetic page: rows of cell texts; a row may give a cell's width in columns as `3*text`. */
export interface TableSpec {
  readonly rows: readonly (readonly string[])[];
  readonly kind?: Table['kind'];
}

/** `## Title` is a heading of the level of its number (`# ` for a chapter), other text a line, an object a table. */
export type Spec = string | TableSpec;

export const table = (...rows: readonly (readonly string[])[]): TableSpec => ({ rows });

/** A document of one page that holds the blocks one below the other. */
export function layoutOf(...specs: readonly Spec[]): DocumentLayout {
  let y = 5000;
  const blocks = specs.map((spec): Block => {
    y -= LINE_HEIGHT;
    if (typeof spec !== 'string') {
      const block = tableBlock(spec, y);
      y -= LINE_HEIGHT * spec.rows.length;
      return block;
    }
    const heading = /^(#+) (.*)$/.exec(spec);
    return heading ? headingBlock(heading[1] ?? '#', heading[2] ?? '', y) : { kind: 'line', line: lineOf(spec, y) };
  });
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.heading] : []));
  const pages = [{ number: 1, width: 600, height: 5000, blocks, lines: [], ruled: true }];
  return { pages, blocks, headings, outline: [], characters: 1000, diagnostics: [] };
}

function headingBlock(marks: string, text: string, y: number): Block {
  const number = /^([A-Z]?\d[\d.]*)\s/.exec(text)?.[1] ?? null;
  const title = number ? text.slice(number.length).trim() : text;
  return { kind: 'heading', heading: { page: 1, bbox: [0, y, 400, y + 10], text, number, title, level: marks.length } };
}

function lineOf(text: string, y: number): TextLine {
  // Words stand in columns, so that a line of bit numbers lies over the columns of the table below it.
  const words = text.split(/\s+/).map((word, i): Word => {
    const x = i * COLUMN_WIDTH + 2;
    return { text: word, bbox: [x, y, x + COLUMN_WIDTH - 4, y + 10], y, size: 10, angle: 0, font: 'F', order: i };
  });
  const bbox: TextLine['bbox'] = [0, y, words.length * COLUMN_WIDTH, y + 10];
  return { page: 1, text, bbox, size: 10, font: 'F', segments: [{ text, bbox, words }] };
}

function tableBlock({ rows, kind = 'ruled' }: TableSpec, top: number): Block {
  const built = rows.map((texts, row) => {
    let column = 0;
    const y = top - (row + 1) * LINE_HEIGHT;
    const cells = texts.map((spec): Cell => {
      const [, span, text = spec] = /^(\d+)\*(.*)$/s.exec(spec) ?? [];
      const colSpan = Number(span ?? 1);
      const bbox: Cell['bbox'] = [column * COLUMN_WIDTH, y, (column + colSpan) * COLUMN_WIDTH, y + LINE_HEIGHT];
      const cell = {
        page: 1,
        text: text.replace(/\n/g, ' '),
        lines: text.split('\n'),
        bbox,
        row,
        column,
        rowSpan: 1,
        colSpan,
      };
      column += colSpan;
      return cell;
    });
    return { page: 1, bbox: [0, y, column * COLUMN_WIDTH, y + LINE_HEIGHT] as Cell['bbox'], cells };
  });
  const count = Math.max(...built.map(({ cells }) => cells.reduce((sum, { colSpan }) => sum + colSpan, 0)));
  const columns = Array.from({ length: count + 1 }, (_, i) => i * COLUMN_WIDTH);
  const bbox: Cell['bbox'] = [0, top - rows.length * LINE_HEIGHT, count * COLUMN_WIDTH, top];
  return { kind: 'table', table: { kind, page: 1, pages: [1], bbox, columns, rows: built } };
}

/** Peripherals the memory-mapped recogniser reads from the blocks. */
export function peripheralsOf(...specs: readonly Spec[]): readonly Peripheral[] {
  const context = { claimed: new Set<Table>(), facts: [], documentName: 'x.pdf', documentTitle: undefined };
  return mmio.claim(layoutOf(...specs), context).facts.peripherals ?? [];
}

/** The only register of that name; throws when there is none or are several. */
export function registerOf(peripherals: readonly Peripheral[], name: string): Register {
  const found = peripherals.flatMap(({ registers }) => registers).filter((register) => register.name === name);
  const [only] = found;
  if (!only || found.length > 1) {
    const all = peripherals.flatMap((p) => p.registers.map((r) => `${p.name}.${r.name}`));
    throw new Error(`${found.length} registers named ${name} in ${all.join(' ')}`);
  }
  return only;
}

/** Fields as `NAME[msb:lsb]`, most significant first. */
export const fieldsOf = (register: Register): string[] =>
  register.fields.map(({ name, lsb, width }) => `${name}[${lsb + width - 1}:${lsb}]`);
