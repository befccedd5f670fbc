import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../../../../../main/pipeline/pdf/layout/furniture';
import { type Pen, withPdf } from '../../datasheet/support/pdf';

const TOP = 842;

/** A running head, and below it what each page begins with. */
const page = (pen: Pen, number: number, first: string) => {
  pen.text(50, TOP - 40, 'Sample manual');
  pen.text(500, TOP - 40, `page ${number}`);
  pen.text(50, TOP - 75, first);
  pen.text(50, TOP - 300, 'Text in the middle of the page.');
};

const reachOf = (firsts: readonly string[]): Promise<number> =>
  withPdf(
    firsts.map((first, i) => (pen: Pen) => page(pen, i + 1, first)),
    async (doc) => (await findFurniture(doc, new AbortController().signal)).top,
  );

describe('running heads', () => {
  it('end above the heading of a table that comes back at the top of some pages', async () => {
    const sections = ['7.1 Control register', '7.2 Status register', '7.3 Data register', '7.4 Clock register'];
    const top = await reachOf(sections.flatMap((title) => ['Bits Name Description', title, 'Bits Name Description']));
    expect(top).toBeGreaterThan(40);
    expect(top).toBeLessThan(70);
  });

  it('are found where the title stands on even pages and a chapter that changes on odd ones', async () => {
    const heads = Array.from({ length: 16 }, (_, i) =>
      i % 2 === 1 ? 'Sample manual' : `${'ABCDEFGH'[i / 2]} chapter`,
    );
    const pages = heads.map((head, i) => (pen: Pen) => {
      pen.text(50, TOP - 40, head);
      pen.text(50, TOP - 90, `Text that only page ${'ABCDEFGHIJKLMNOP'[i]} begins with.`);
    });
    const { top } = await withPdf(pages, (doc) => findFurniture(doc, new AbortController().signal));
    expect(top).toBeGreaterThan(40);
    expect(top).toBeLessThan(70);
  });

  it('reach down to a second line that stands on every page', async () => {
    expect(await reachOf(Array.from({ length: 12 }, () => 'Confidential draft'))).toBeGreaterThan(75);
  });
});
