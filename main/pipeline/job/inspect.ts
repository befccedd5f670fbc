import { stat } from 'node:fs/promises';
import { AgentError, type ErrorRecord } from '../../../shared/errors';
import type { InputRole } from '../../../shared/tasks';
import { openPdf, type PdfDocument } from '../pdf';

/** What a look at a file tells before it is read. */
export interface Inspection {
  readonly bytes: number;
  readonly pages: number | null;
  readonly guess: InputRole | null;
  readonly error: ErrorRecord | null;
}

/** Pages looked at for the guess. */
const LOOK_AT = 6;
/** Characters in lines of running text that a page of a manual has and a sheet has not. */
const PROSE_LINE = 60;
const DESIGNATOR = /^(?:[RCLDQUJYXFTK]|IC|CN|SW|LED|TP)\d{1,4}[A-Z]?$/;

/** Opens a file and guesses its role. Never throws for a bad file: the error is part of the answer. */
export async function inspectFile(file: { path: string; name: string }, maxBytes: number): Promise<Inspection> {
  const bytes = await stat(file.path).then(
    ({ size }) => size,
    () => 0, // opening it says what is wrong
  );
  try {
    const document = await openPdf(file.path, { name: file.name, maxBytes });
    try {
      return { bytes, pages: document.pageCount, guess: await guessRole(document), error: null };
    } finally {
      await document.close();
    }
  } catch (thrown) {
    return { bytes, pages: null, guess: null, error: AgentError.from(thrown).toRecord() };
  }
}

/**
 * A sheet carries many designators and little running text, on a page that is wider than high or on few pages; a manual
 * the other way round. Null when the signs disagree.
 */
async function guessRole(document: PdfDocument): Promise<InputRole | null> {
  let [designators, prose, wide] = [0, 0, 0];
  const looked = Math.min(LOOK_AT, document.pageCount);
  for (let number = 1; number <= looked; number += 1) {
    const page = await document.page(number);
    const runs = await page.text();
    designators += runs.filter(({ text }) => DESIGNATOR.test(text.trim())).length;
    prose += runs.filter(({ text }) => text.length > PROSE_LINE).length + proseByLines(runs);
    if (page.width > page.height) wide += 1;
    page.release();
  }
  const many = designators >= 5 * looked;
  if (document.pageCount > 40) return 'datasheet';
  if (many && prose <= 3 * looked) return 'schematic';
  if (prose > 5 * looked) return 'datasheet';
  if (wide === looked && prose <= looked && document.pageCount <= 20) return 'schematic';
  return document.pageCount > 10 ? 'datasheet' : null;
}

/** Lines that are long only together: some writers place every word by itself. */
function proseByLines(runs: readonly { text: string; y: number; angle: number }[]): number {
  const lengths = new Map<number, number>();
  for (const { text, y, angle } of runs) {
    if (angle !== 0) continue;
    const line = Math.round(y);
    lengths.set(line, (lengths.get(line) ?? 0) + text.trim().length);
  }
  return [...lengths.values()].filter((length) => length > PROSE_LINE).length;
}
