import type { BBox } from '../../../../shared/models';
import { centerX } from './boxes';
import { joinLines, joinWords, lineGroups } from './lines';
import type { Cell, Word } from './types';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly bbox: BBox;
}

/** A cell from its words, whatever way they are turned. */
export function cellOf(place: CellPlace, words: readonly Word[], page: number): Cell {
  const lines = cellLines(words);
  return { page, ...place, lines, text: joinLines(lines) };
}

function cellLines(words: readonly Word[]): string[] {
  const upright = words.filter(({ angle }) => angle === 0);
  const lines = lineGroups(upright).map(joinWords);
  for (const angle of [90, 270]) {
    const turned = words.filter((word) => word.angle === angle);
    if (turned.length > 0) lines.push(...turnedLines(turned, angle));
  }
  return lines;
}

/** Lines of text that runs up (90) or down (270) the page. */
function turnedLines(words: readonly Word[], angle: number): string[] {
  const sign = angle === 90 ? 1 : -1;
  const columns: Word[][] = [];
  for (const word of [...words].sort((a, b) => sign * (centerX(a.bbox) - centerX(b.bbox)))) {
    const column = columns.at(-1);
    const last = column?.at(-1);
    if (column && last && Math.abs(centerX(last.bbox) - centerX(word.bbox)) < 0.5 * word.size) column.push(word);
    else columns.push([word]);
  }
  return columns.map((column) =>
    column
      .sort((a, b) => sign * (a.bbox[1] - b.bbox[1]))
      .map(({ text }) => text)
      .join(' '),
  );
}
