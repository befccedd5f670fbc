import type { TextItem, TextStyle } from 'pdfjs-dist/types/src/display/api';
import type { BBox } from '../../../shared/models';
import { angleOf, type Matrix, multiply } from './matrix';
import type { TextRun } from './types';

/** Share of the font size above and below the baseline that a run's box covers, where the font does not say. */
const ASCENT = 0.8;
const DESCENT = 0.2;

/** Box of a run of text: `width` along `angle` from the baseline start, ascent and descent across it. */
export function runBox(x: number, y: number, width: number, size: number, angle: number): BBox {
  const r = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(r), Math.sin(r)];
  const xs: number[] = [];
  const ys: number[] = [];
  for (const along of [0, width]) {
    for (const across of [-DESCENT * size, ASCENT * size]) {
      xs.push(x + along * cos - across * sin);
      ys.push(y + along * sin + across * cos);
    }
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** pdf.js text items as runs in display space. `toDisplay` maps PDF user space to it. Blank items are left out. */
export function toRuns(
  items: readonly unknown[],
  styles: Readonly<Record<string, TextStyle>>,
  toDisplay: Matrix,
): TextRun[] {
  const runs: TextRun[] = [];
  for (const item of items) {
    if (!isTextItem(item) || item.str.trim() === '') continue;
    const m = multiply(toDisplay, item.transform as unknown as Matrix);
    const angle = angleOf(m);
    const size = Math.hypot(m[2], m[3]) || item.height;
    // A vertical font advances along its height; pdf.js reports the length there.
    const width = styles[item.fontName]?.vertical ? item.height : item.width;
    runs.push({
      text: item.str,
      x: m[4],
      y: m[5],
      width,
      size,
      angle,
      bbox: runBox(m[4], m[5], width, size, angle),
      font: item.fontName,
    });
  }
  return runs;
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item;
}
