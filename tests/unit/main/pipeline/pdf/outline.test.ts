import { describe, expect, it } from 'vitest';
import { withFixture } from './fixture';

describe('bookmarks', () => {
  it('lead to their page and height', async () => {
    const items = await withFixture('outline', (doc) => doc.outline());
    expect(items.map(({ title, page, position }) => [title, page, position.y])).toEqual([
      ['1 Overview', 1, 720],
      ['2 寄存器', 2, 720],
    ]);
  });

  it('are an empty list where the document has none', async () => {
    expect(await withFixture('prose', (doc) => doc.outline())).toEqual([]);
  });
});
