import { stat } from 'node:fs/promises';
import { AgentError } from '../../../shared/errors';
import type { Inspection } from '../../ipc/shelf';
import { openPdf, type PdfDocument } from '../../pipeline/pdf';
import { guessRole, type PageFacts } from './role';

/** Pages looked at: the first of a manual say enough, and a schematic has few. */
const SAMPLE = 6;

/** Opens one file just far enough to say how many pages it has and what it looks like. */
export async function look(path: string, name: string, maxBytes: number): Promise<Inspection> {
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  try {
    const document = await openPdf(path, { name, maxBytes });
    try {
      const facts = await sample(document);
      return { bytes, pages: document.pageCount, guess: guessRole(document.pageCount, facts), error: null };
    } finally {
      await document.close();
    }
  } catch (error) {
    return { bytes, pages: null, guess: null, error: AgentError.from(error).toRecord() };
  }
}

async function sample(document: PdfDocument): Promise<PageFacts[]> {
  const facts: PageFacts[] = [];
  for (let number = 1; number <= Math.min(SAMPLE, document.pageCount); number++) {
    const page = await document.page(number);
    const runs = await page.text();
    facts.push({ width: page.width, height: page.height, texts: runs.map(({ text, angle }) => ({ text, angle })) });
    page.release();
  }
  return facts;
}
