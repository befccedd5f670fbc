import { describe, expect, it } from 'vitest';
import { withPage } from './fixture';

const runsOf = (name: string) => withPage(name, (page) => page.text());

describe('text of a page', () => {
  it('reads Chinese text of a font that is not embedded', async () => {
    const texts = (await runsOf('chinese-cid')).map((run) => run.text);
    expect(texts.join('|')).toContain('时钟控制寄存器');
    expect(texts.join('|')).toContain('复位值');
  });

  it('gives a Chinese run the width of its letters', async () => {
    const run = (await runsOf('chinese-cid')).find((r) => r.text.startsWith('时钟'));
    expect(run?.width).toBeCloseTo(7 * 14, 0);
  });

  it('finds no text on a page that is a picture', async () => {
    expect(await runsOf('scan')).toEqual([]);
  });

  it('keeps the direction of text written in four directions', async () => {
    const angles = Object.fromEntries((await runsOf('rotated-text')).map((run) => [run.text, run.angle]));
    expect(angles).toEqual({ level: 0, upwards: 90, over: 180, downwards: 270 });
  });

  it('turns the page by /Rotate before placing its text', async () => {
    await withPage('rotate-90', async (page) => {
      expect([page.width, page.height]).toEqual([842, 595]);
      const [level] = await page.text();
      // User space (100, 700) on a 595 x 842 page turned clockwise: x = 700, y = 595 - 100.
      expect(level).toMatchObject({ text: 'level', angle: 270 });
      expect(level?.x).toBeCloseTo(700, 1);
      expect(level?.y).toBeCloseTo(495, 1);
    });
  });

  it('boxes a run upwards along its direction', async () => {
    const up = (await runsOf('rotated-text')).find((run) => run.text === 'upwards');
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = up?.bbox ?? [];
    expect(x1 - x0).toBeCloseTo(10, 0);
    expect(y1 - y0).toBeCloseTo(up?.width ?? 0, 1);
    expect(y0).toBeCloseTo(500, 1);
  });

  it('hands over text drawn twice for bold as two runs almost on one place', async () => {
    const [first, second] = (await runsOf('bold-twice')).filter((run) => run.text === 'Control register');
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(0.3, 2);
    expect(second?.y).toBe(first?.y);
  });
});
