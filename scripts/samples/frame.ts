import type { Sheet } from '../pdf/sheet';

export interface TitleBlock {
  readonly title: string;
  readonly number: string;
  readonly revision: string;
  readonly date: string;
}

/** Border with zone marks and a title block in the lower right corner, on a sheet of 140 by 99 units. */
export function drawFrame(sheet: Sheet, unit: number, block: TitleBlock): void {
  const u = unit;
  const line = (...points: number[]) =>
    sheet.line(
      points.map((p) => p * u),
      { width: 0.5 },
    );
  const text = (x: number, y: number, value: string, size = 6) => sheet.text(x * u, y * u, value, { size });
  sheet.box(1.5 * u, 1.5 * u, 137 * u, 96 * u, { width: 0.5 });
  sheet.box(3.5 * u, 3.5 * u, 133 * u, 92 * u, { width: 1 });
  for (let i = 0; i < 4; i++) {
    const [x, y] = [3.5 + (i + 0.5) * 33.25, 95.5 - (i + 0.5) * 23];
    for (const at of [1.9, 96]) text(x, at, String(i + 1));
    for (const at of [2.1, 137]) text(at, y, String.fromCharCode(65 + i));
    if (i === 0) continue;
    for (const at of [1.5, 95.5]) line(3.5 + i * 33.25, at, 3.5 + i * 33.25, at + 2);
    for (const at of [1.5, 136.5]) line(at, 95.5 - i * 23, at + 2, 95.5 - i * 23);
  }
  sheet.box(92.5 * u, 3.5 * u, 44 * u, 14 * u, { width: 0.8 });
  for (const y of [7, 10.5]) line(92.5, y, 136.5, y);
  line(107, 7, 107, 10.5);
  line(126, 7, 126, 10.5);
  text(93, 15.8, 'Title');
  text(98, 12.8, block.title, 11);
  text(93, 8.2, 'Size: A4');
  text(107.5, 8.2, `Number: ${block.number}`);
  text(126.5, 8.2, `Revision: ${block.revision}`);
  text(93, 4.8, `Date: ${block.date}`);
  text(110, 4.8, 'Sheet 1 of 1');
  text(122, 4.8, 'Drawn by: 示例');
}
