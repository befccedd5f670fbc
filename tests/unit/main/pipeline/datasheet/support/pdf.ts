import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, type PDFPage, StandardFonts, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import { openPdf, type PdfDocument } from '../../../../../../main/pipeline/pdf';

const PAGE = { width: 595, height: 842 };

/** Draws one page: `text` at a place, `table` as ruled cells. Lengths in points, origin lower left. */
export interface Pen {
  text(x: number, y: number, text: string, size?: number): void;
  /** Rows of texts under `top`; returns the y below the table. */
  table(top: number, widths: readonly number[], rows: readonly (readonly string[])[]): number;
  rule(x0: number, y0: number, x1: number, y1: number): void;
  /** Draws the text of `drawing` in rendering mode 3, which paints nothing. */
  hide(drawing: () => void): void;
}

/** Writes a PDF with one drawing per page, opens it, and cleans up after `use`. */
export async function withPdf<T>(
  pages: readonly ((pen: Pen) => void)[],
  use: (doc: PdfDocument) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'layout-'));
  try {
    const file = join(folder, 'document.pdf');
    await writeFile(file, await draw(pages));
    const doc = await openPdf(file);
    try {
      return await use(doc);
    } finally {
      await doc.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function draw(pages: readonly ((pen: Pen) => void)[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const drawing of pages) {
    const page = pdf.addPage([PAGE.width, PAGE.height]);
    const text = (x: number, y: number, content: string, size = 10) => page.drawText(content, { x, y, size, font });
    const rule = (x0: number, y0: number, x1: number, y1: number) => line(page, x0, y0, x1, y1);
    const hide = (unseen: () => void) => {
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      unseen();
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill));
    };
    drawing({ text, rule, hide, table: (top, widths, rows) => table({ text, rule }, top, widths, rows) });
  }
  return pdf.save();
}

const line = (page: PDFPage, x0: number, y0: number, x1: number, y1: number) =>
  page.drawLine({ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, thickness: 0.5 });

function table(
  pen: Pick<Pen, 'text' | 'rule'>,
  top: number,
  widths: readonly number[],
  rows: readonly (readonly string[])[],
) {
  const height = 16;
  const left = 60;
  const right = left + widths.reduce((sum, width) => sum + width, 0);
  rows.forEach((texts, row) => {
    const y = top - row * height;
    pen.rule(left, y, right, y);
    let x = left;
    texts.forEach((content, i) => {
      if (content !== '') pen.text(x + 3, y - 12, content, 9);
      x += widths[i] ?? 0;
    });
  });
  const bottom = top - rows.length * height;
  pen.rule(left, bottom, right, bottom);
  let x = left;
  for (const width of [0, ...widths]) {
    x += width;
    pen.rule(x, top, x, bottom);
  }
  return bottom;
}
