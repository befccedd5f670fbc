import type { DrawnPath } from '../../../../../../main/pipeline/pdf';
import { GLYPHS } from '../../../../../../main/pipeline/schematic/strokes/font';

const SIDE_BEARING = 5;
const SPACE = 16;

export interface DrawOptions {
  readonly x?: number;
  readonly y?: number;
  /** Points per font unit. */
  readonly unit?: number;
  readonly angle?: 0 | 90 | 180;
  readonly color?: string;
  readonly order?: number;
  /** Points are rounded to multiples of this. */
  readonly raster?: number;
}

/** A text as a CAD program plots it: every straight piece a path of its own. */
export function drawText(text: string, options: DrawOptions = {}): DrawnPath[] {
  const { x = 100, y = 100, unit = 0.17, angle = 0, color = '#840000', order = 1, raster = 0.01 } = options;
  const place = (px: number, py: number): [number, number] => {
    const [along, up] = [px * unit, py * unit];
    const [dx, dy] = angle === 0 ? [along, up] : angle === 90 ? [-up, along] : [-along, -up];
    return [Math.round((x + dx) / raster) * raster, Math.round((y + dy) / raster) * raster];
  };
  const paths: DrawnPath[] = [];
  let pen = 0;
  for (const character of text) {
    const glyph = GLYPHS.find((each) => each.character === character);
    const strokes = glyph?.strokes ?? [];
    for (const points of strokes) {
      for (let i = 0; i + 3 < points.length; i += 2) {
        const from = place(pen + (points[i] ?? 0), points[i + 1] ?? 0);
        const to = place(pen + (points[i + 2] ?? 0), points[i + 3] ?? 0);
        paths.push(segment(from, to, color, order + paths.length));
      }
    }
    const width = Math.max(0, ...strokes.flat().filter((_, i) => i % 2 === 0));
    pen += glyph === undefined ? SPACE : width + SIDE_BEARING;
  }
  return paths;
}

export const segment = (
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  color: string,
  order: number,
): DrawnPath => ({
  subpaths: [{ points: [x0, y0, x1, y1], closed: false, curved: false }],
  stroke: color,
  fill: null,
  lineWidth: 0.5,
  dashed: false,
  order,
});
