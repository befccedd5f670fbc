import type { Diagnostic } from '../../../../shared/models';
import type { StepContext } from '../../context';
import type { OutlineItem, PdfDocument } from '../types';
import { continueTable, repeatedHeading } from './continuation';
import { type Furniture, findFurniture } from './furniture';
import { headingOf, type OutlineTitle, outlineByPage } from './headings';
import { seenRuns } from './hidden';
import { toLines } from './lines';
import { bodyWords, cutPage, looksTabular, type PageParts } from './page';
import type { Block, DocumentLayout, Heading, PageLayout, Table } from './types';

/** Calls for other work of the process get a turn after this many pages. */
const BREATH = 4;

/**
 * Lays out a whole document: lines, tables joined over pages, headings; running headers and footers left out. Reports
 * `progress` per page up to 1, stops between pages when `ctx.signal` fires. `onPage` is called with each page as it is read.
 *
 * @throws InputError PDF_DAMAGED when a page cannot be read, and the signal's reason when it fires
 */
export async function layoutDocument(
  doc: PdfDocument,
  ctx: StepContext,
  onPage?: (page: PageLayout) => void,
): Promise<DocumentLayout> {
  const outline = await doc.outline();
  const furniture = await findFurniture(doc, ctx.signal);
  const titles = outlineByPage(outline);
  const pages: PageLayout[] = [];
  let characters = 0;
  for (let number = 1; number <= doc.pageCount; number++) {
    ctx.signal.throwIfAborted();
    const parts = await readPage(doc, number, furniture, pages.at(-1)?.blocks.at(-1)?.kind === 'table');
    characters += parts.allLines.reduce((sum, line) => sum + line.text.length, 0);
    const layout = pageLayout(parts, titles.get(number) ?? [], furniture.bodySize);
    pages.push(layout);
    onPage?.(layout);
    ctx.progress(number / doc.pageCount, `page ${number} of ${doc.pageCount}`);
    if (number % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return assemble(pages, outline, characters);
}

async function readPage(
  doc: PdfDocument,
  number: number,
  furniture: Furniture,
  afterTable: boolean,
): Promise<PageParts> {
  const page = await doc.page(number);
  const runs = furniture.runs.get(number) ?? (await page.text());
  const { width, height } = page;
  let words = bodyWords(runs, furniture.bottom, height - furniture.top);
  let lines = toLines(words, number);
  const graphics = looksTabular(lines, afterTable) ? await page.graphics('paths') : null;
  if (graphics?.hiddenText) {
    words = bodyWords(await seenRuns(page, runs), furniture.bottom, height - furniture.top);
    lines = toLines(words, number);
  }
  page.release();
  return cutPage({ number, width, height }, words, graphics, lines);
}

function pageLayout(parts: PageParts, titles: readonly OutlineTitle[], bodySize: number): PageLayout {
  const blocks: { top: number; block: Block }[] = parts.tables.map((table) => ({
    top: table.bbox[3],
    block: { kind: 'table', table },
  }));
  for (const line of parts.lines) {
    const heading = headingOf(line, titles, bodySize);
    blocks.push({ top: line.bbox[3], block: heading ? { kind: 'heading', heading } : { kind: 'line', line } });
  }
  blocks.sort((a, b) => b.top - a.top);
  const { number, width, height, allLines: lines, ruled } = parts;
  return { number, width, height, ruled, lines, blocks: blocks.map(({ block }) => block) };
}

/** Some pages of a document, in order, as if they were all of it. */
export function layoutOfPages(pages: readonly PageLayout[]): DocumentLayout {
  const characters = pages.reduce((sum, { lines }) => sum + lines.reduce((all, { text }) => all + text.length, 0), 0);
  return assemble(pages, [], characters);
}

/** Joins pages to a document: tables that continue become one. */
function assemble(pages: readonly PageLayout[], outline: readonly OutlineItem[], characters: number): DocumentLayout {
  const blocks: Block[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const page of pages) {
    const own = [...page.blocks];
    const joined = joinFirst(blocks, own, diagnostics);
    if (joined) blocks[blocks.length - 1] = { kind: 'table', table: joined };
    blocks.push(...own);
  }
  const headings = blocks.flatMap((block): Heading[] => (block.kind === 'heading' ? [block.heading] : []));
  return { pages, blocks, headings, outline, characters, diagnostics };
}

/** The last table so far joined with the page's first, which is then taken out of `own`; null when there is nothing to join. */
function joinFirst(blocks: readonly Block[], own: Block[], diagnostics: Diagnostic[]): Table | null {
  const last = blocks.at(-1);
  if (last?.kind !== 'table') return null;
  const at = own.findIndex(({ kind }) => kind === 'table');
  const first = own[at];
  if (first?.kind !== 'table' || at > 1 || own[0]?.kind === 'heading') return null;
  // One line, such as "Table 3-2 (continued)", may stand above a repeated heading.
  if (at === 1 && !repeatedHeading(last.table, first.table)) return null;
  const join = continueTable(last.table, first.table);
  if (join && 'unsure' in join) diagnostics.push(join.unsure);
  if (!join || !('table' in join)) return null;
  own.splice(0, at + 1);
  return join.table;
}
