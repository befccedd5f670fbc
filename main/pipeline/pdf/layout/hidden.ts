import type { BBox } from '../../../../shared/models';
import type { DrawnText, PdfPage, TextRun } from '../types';
import { centredIn } from './boxes';

/**
 * The runs of a page that a reader sees, for a page that shows some text invisibly. Where all text is invisible, as over a
 * scanned picture, it is all there is to read and is kept.
 */
export async function seenRuns(page: PdfPage, runs: readonly TextRun[]): Promise<readonly TextRun[]> {
  const { texts } = await page.graphics('all');
  const hidden = boxesOf(texts, (text) => text.renderMode === 3);
  const visible = boxesOf(texts, (text) => text.renderMode !== 3);
  if (visible.length === 0) return runs;
  return runs.filter((run) => !within(run, hidden) || within(run, visible));
}

const boxesOf = (texts: readonly DrawnText[], test: (text: DrawnText) => boolean): BBox[] =>
  texts.filter(test).map(({ bbox }) => bbox);

const within = ({ bbox }: TextRun, boxes: readonly BBox[]): boolean => boxes.some((box) => centredIn(bbox, box, 1));
