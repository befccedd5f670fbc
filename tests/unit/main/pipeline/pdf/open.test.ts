import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../../../main/pipeline/pdf';
import { fixturePath, withFixture, withPage } from './fixture';

const codeOf = (path: string, options = {}) =>
  openPdf(path, options).then(
    async (doc) => {
      await doc.close();
      return 'opened';
    },
    (error: { code: string }) => error.code,
  );

describe('opening a PDF', () => {
  it.each([
    ['not-a-pdf', 'PDF_NOT_A_PDF'],
    ['empty', 'PDF_EMPTY'],
    ['header-only', 'PDF_DAMAGED'],
    ['truncated', 'PDF_DAMAGED'],
    ['encrypted-user', 'PDF_ENCRYPTED'],
    ['no-such-file', 'INPUT_NOT_FOUND'],
  ])('refuses %s with %s', async (name, code) => {
    expect(await codeOf(fixturePath(name))).toBe(code);
  });

  it('refuses a folder as unreadable', async () => {
    expect(await codeOf(import.meta.dirname)).toBe('INPUT_UNREADABLE');
  });

  it('refuses a file over the cap', async () => {
    expect(await codeOf(fixturePath('prose'), { maxBytes: 500 })).toBe('PDF_TOO_LARGE');
  });

  it('names the file as the caller calls it, in the error too', async () => {
    await expect(openPdf(fixturePath('empty'), { name: 'manual.pdf' })).rejects.toThrow('manual.pdf');
  });

  it('opens a file whose user password is empty', async () => {
    const texts = await withPage('encrypted-empty', async (page) => (await page.text()).map((run) => run.text));
    expect(texts).toEqual(['Opened page']);
  });

  it('tells the hash of the bytes, the title, the writer and the pages', async () => {
    const bytes = await readFile(fixturePath('outline'));
    await withFixture('outline', async (doc) => {
      expect(doc.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(doc.title).toBe('fixture');
      expect(doc.producer).toBe('sample script');
      expect(doc.pageCount).toBe(2);
      expect(doc.name).toBe('outline.pdf');
    });
  });

  it('refuses a page that is not there', async () => {
    await withFixture('prose', async (doc) => {
      await expect(doc.page(2)).rejects.toMatchObject({ code: 'PDF_DAMAGED' });
    });
  });
});
