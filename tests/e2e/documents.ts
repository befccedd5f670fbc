import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';

/** Writes a document of `times` copies of another: something that takes a while to read. */
export async function repeatPdf(source: string, times: number, target: string): Promise<string> {
  const original = await PDFDocument.load(await readFile(source));
  const long = await PDFDocument.create();
  for (let copy = 0; copy < times; copy++) {
    for (const page of await long.copyPages(original, original.getPageIndices())) long.addPage(page);
  }
  await writeFile(target, await long.save());
  return target;
}
