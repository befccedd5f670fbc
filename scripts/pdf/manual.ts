import type { Book } from './book';
import type { Sheet, TextStyle } from './sheet';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'center';
}

/** A cell is one text; `\n` starts a new line, longer lines wrap. */
export type Row = readonly string[];

const LEFT = 56;
const RIGHT = 539;
const TOP = 772;
const BOTTOM = 62;
const BLUE = '0.07 0.25 0.49';
const GREY = '0.85 0.89 0.94';
const LEADING = 1.22;
const PAD = 2.4;

/** Lays a manual out from top to bottom, starting pages with header and footer as it goes. */
export class Manual {
  private page: Sheet;
  private y = TOP;

  constructor(
    private readonly book: Book,
    private readonly header: readonly [string, string],
    private readonly footer: string,
  ) {
    this.page = book.sheet();
  }

  /** The page being written, for drawing of one's own. */
  get sheet(): Sheet {
    return this.page;
  }

  newPage(): void {
    this.page = this.book.sheet();
    this.y = TOP;
    const small = { size: 8, color: '0.35 0.35 0.35' };
    this.page.text(LEFT, 800, this.header[0], { ...small, bold: true });
    this.page.text(RIGHT, 800, this.header[1], { ...small, align: 'right' });
    this.page.line([LEFT, 794, RIGHT, 794], { color: BLUE, width: 1 });
    this.page.line([LEFT, 52, RIGHT, 52], { color: BLUE, width: 0.5 });
    this.page.text(LEFT, 40, this.footer, small);
    this.page.text(RIGHT, 40, String(this.book.pageNumber), { ...small, align: 'right' });
  }

  /** Starts a new page unless `height` points are still free. */
  need(height: number): void {
    if (this.y - height < BOTTOM) this.newPage();
  }

  skip(height: number): void {
    this.y -= height;
  }

  /** A heading of level 1 (chapter, on a new page), 2 or 3. */
  heading(level: 1 | 2 | 3, title: string, follow = 60): void {
    if (level === 1) this.newPage();
    const size = level === 1 ? 18 : level === 2 ? 13 : 11;
    this.need(size + follow);
    this.y -= size + (level === 1 ? 4 : 6);
    this.page.text(LEFT, this.y, title, { size, bold: true, color: BLUE });
    this.book.bookmark(title, this.y + size);
    this.y -= level === 1 ? 14 : 8;
  }

  paragraph(text: string, style: TextStyle = {}): void {
    const size = style.size ?? 9.5;
    for (const line of wrap(this.page, text, RIGHT - LEFT, { ...style, size })) {
      this.need(size);
      this.y -= size * LEADING;
      this.page.text(LEFT, this.y, line, { ...style, size });
    }
    this.y -= 4;
  }

  bullets(items: readonly string[]): void {
    for (const item of items) {
      const lines = wrap(this.page, item, RIGHT - LEFT - 14, { size: 9.5 });
      this.need(lines.length * 13);
      lines.forEach((line, i) => {
        this.y -= 13;
        if (i === 0) this.page.dot(LEFT + 4, this.y + 3, 1.5, BLUE);
        this.page.text(LEFT + 14, this.y, line, { size: 9.5 });
      });
    }
    this.y -= 4;
  }

  /** A ruled table whose title row is repeated on each page it runs over. */
  table(columns: readonly Column[], rows: readonly Row[], caption?: string): void {
    if (caption) {
      this.need(70);
      this.y -= 14;
      this.page.text((LEFT + RIGHT) / 2, this.y, caption, { size: 9, bold: true, align: 'center' });
      this.y -= 5;
    }
    const titles = columns.map((column) => column.title);
    this.need(60);
    this.row(columns, titles, true);
    for (const row of rows) {
      if (this.y - this.rowHeight(columns, row, false) < BOTTOM) {
        this.newPage();
        this.row(columns, titles, true);
      }
      this.row(columns, row, false);
    }
    this.y -= 8;
  }

  /** The bits of a register, 16 to a line from the left, each named box as wide as its field. */
  bitGrid(size: number, fields: readonly { name: string; lsb: number; width: number; access: string }[]): void {
    const cell = (RIGHT - LEFT) / 16;
    this.need((size / 16) * 56 + 20);
    for (let low = size - 16; low >= 0; low -= 16) {
      this.y -= 12;
      for (let bit = 0; bit < 16; bit++) {
        this.page.text(LEFT + (15.5 - bit) * cell, this.y, String(low + bit), { size: 7.5, align: 'center' });
      }
      this.y -= 4;
      for (const field of fields) this.gridBox(field, low, cell);
      this.y -= 36;
    }
    this.y -= 6;
  }

  private gridBox(field: { name: string; lsb: number; width: number; access: string }, low: number, cell: number) {
    const [from, to] = [Math.max(field.lsb, low) - low, Math.min(field.lsb + field.width, low + 16) - low];
    if (from >= to) return;
    const [x, width] = [LEFT + (16 - to) * cell, (to - from) * cell];
    const reserved = field.name === 'Reserved';
    if (reserved) this.page.fill(x, this.y - 18, width, 18, '0.93 0.93 0.93');
    this.page.box(x, this.y - 18, width, 18);
    const whole = field.width === to - from;
    const first = field.lsb + field.width - 1 - Math.max(0, field.lsb + field.width - low - 16);
    const range = first === low + from ? `[${first}]` : `[${first}:${low + from}]`;
    const name = reserved ? (width > 45 ? 'Reserved' : 'Res.') : whole ? gridName(field) : field.name + range;
    const fit = Math.min(7, (7 * (width - 3)) / this.page.widthOf(name, { size: 7 }));
    this.page.text(x + width / 2, this.y - 12, name, { size: fit, align: 'center' });
    this.page.box(x, this.y - 30, width, 12);
    const access = reserved ? '' : field.access.toLowerCase();
    if (access) this.page.text(x + width / 2, this.y - 27, access, { size: 6.5, align: 'center' });
  }

  private rowHeight(columns: readonly Column[], row: Row, bold: boolean): number {
    const counts = columns.map((column, i) => this.cellLines(row[i] ?? '', column, bold).length);
    return Math.max(...counts) * 8 * LEADING + 2 * PAD;
  }

  private cellLines(text: string, column: Column, bold: boolean): string[] {
    return text.split('\n').flatMap((line) => wrap(this.page, line, column.width - 2 * PAD, { size: 8, bold }));
  }

  private row(columns: readonly Column[], row: Row, isTitle: boolean): void {
    const height = this.rowHeight(columns, row, isTitle);
    const total = columns.reduce((sum, column) => sum + column.width, 0);
    let x = (LEFT + RIGHT - total) / 2;
    if (isTitle) this.page.fill(x, this.y - height, total, height, GREY);
    columns.forEach((column, i) => {
      const centred = isTitle || column.align === 'center';
      this.page.box(x, this.y - height, column.width, height);
      const lines = this.cellLines(row[i] ?? '', column, isTitle);
      lines.forEach((line, k) => {
        const style = { size: 8, bold: isTitle, align: centred ? ('center' as const) : ('left' as const) };
        const y = this.y - PAD - 8 - k * 8 * LEADING;
        this.page.text(centred ? x + column.width / 2 : x + PAD, y, line, style);
      });
      x += column.width;
    });
    this.y -= height;
  }
}

const gridName = (field: { name: string; width: number }) =>
  field.width > 1 ? `${field.name}[${field.width - 1}:0]` : field.name;

/** Breaks `text` into lines of at most `width` points; Chinese may break after any letter. */
function wrap(sheet: Sheet, text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+\s*|\s+/g)) {
    if (line && sheet.widthOf((line + word).trimEnd(), style) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}
