import { join } from 'node:path';
import { openPdf, type PdfDocument, type PdfPage } from '../../../../../main/pipeline/pdf';

/** Path of a PDF of tests/fixtures/pdfs, by its name without ending. */
export const fixturePath = (name: string): string =>
  join(import.meta.dirname, '../../../../fixtures/pdfs', `${name}.pdf`);

/** Opens a fixture, hands it to `use`, closes it. */
export async function withFixture<T>(name: string, use: (doc: PdfDocument) => Promise<T>): Promise<T> {
  const doc = await openPdf(fixturePath(name));
  try {
    return await use(doc);
  } finally {
    await doc.close();
  }
}

export const withPage = <T>(name: string, use: (page: PdfPage) => Promise<T>, number = 1): Promise<T> =>
  withFixture(name, async (doc) => use(await doc.page(number)));
