import { describe, expect, it } from 'vitest';
import type { DrawnPath } from '../../../../../main/pipeline/pdf';
import { withPage } from './fixture';

const graphicsOf = (name: string) => withPage(name, (page) => page.graphics());
const pathsOf = async () => (await graphicsOf('paths')).paths;
const rounded = (path: DrawnPath | undefined) => path?.subpaths[0]?.points.map((p) => Math.round(p * 100) / 100);

describe('paths of a page', () => {
  it('reads a stroked line with its colour, width and ends', async () => {
    const [line] = await pathsOf();
    expect(line).toMatchObject({ stroke: '#ff0000', fill: null, lineWidth: 2, dashed: false });
    expect(rounded(line)).toEqual([100, 700, 300, 700]);
  });

  it('marks a dashed line', async () => {
    const dashes = (await pathsOf()).map((path) => path.dashed);
    expect(dashes).toEqual([false, true, false, false, false, false]);
  });

  it('reads a rectangle as one closed path over its four corners', async () => {
    const box = (await pathsOf())[2];
    expect(box?.subpaths[0]?.closed).toBe(true);
    const points = rounded(box) ?? [];
    expect([Math.min(...points), Math.max(...points)]).toEqual([100, 640]);
  });

  it('reads a thin filled bar as a filled path without stroke', async () => {
    expect((await pathsOf())[3]).toMatchObject({ stroke: null, fill: '#0000ff' });
  });

  it('flattens a disc into a closed curve of its diameter', async () => {
    const disc = (await pathsOf())[4]?.subpaths[0];
    expect(disc).toMatchObject({ curved: true, closed: true });
    const xs = (disc?.points ?? []).filter((_, i) => i % 2 === 0);
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(6, 1);
  });

  it('applies the current matrix to points and line width', async () => {
    const scaled = (await pathsOf())[5];
    expect(rounded(scaled)).toEqual([110, 220, 210, 220]);
    expect(scaled?.lineWidth).toBeCloseTo(1, 5);
  });

  it('counts the order of paths up', async () => {
    const orders = (await pathsOf()).map((path) => path.order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
  });
});

describe('drawn text of a page', () => {
  it('marks invisible text by its rendering mode and keeps it', async () => {
    const { texts } = await graphicsOf('invisible');
    expect(texts.map(({ text, renderMode }) => [text, renderMode])).toEqual([
      ['shown', 0],
      ['hidden', 3],
    ]);
  });

  it('agrees with the plain text on place and width', async () => {
    const plain = await withPage('rotated-text', (page) => page.text());
    const { texts } = await graphicsOf('rotated-text');
    for (const run of plain) {
      const drawn = texts.find((text) => text.text === run.text);
      expect(drawn?.x).toBeCloseTo(run.x, 1);
      expect(drawn?.y).toBeCloseTo(run.y, 1);
      expect(drawn?.width).toBeCloseTo(run.width, 1);
      expect(drawn?.angle).toBe(run.angle);
    }
  });

  it('tells where a picture lies', async () => {
    const { images } = await graphicsOf('scan');
    expect(images.map((box) => box.map(Math.round))).toEqual([[56, 70, 536, 770]]);
  });
});
