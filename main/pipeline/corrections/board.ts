import { StoreError } from '../../../shared/errors';
import type { BoardEdit, BoardModel, Diagnostic } from '../../../shared/models';
import { applyBoardEdit } from './board-edits';
import { loadBoardEdits } from './board-store';

/**
 * A board as read, with the user's corrections in it. Never throws: an edit that matches nothing any more, or cannot be
 * done, is left out and becomes a warning; each one that is in becomes a note. What it changed carries `corrected`.
 */
export function correctBoard(read: BoardModel, edits: readonly BoardEdit[]): BoardModel {
  if (edits.length === 0) return read;
  const notes: Diagnostic[] = [];
  let board = read;
  for (const edit of edits) {
    const result = applyBoardEdit(board, edit);
    if ('board' in result) board = result.board;
    notes.push(noteOf(result));
  }
  return { ...board, diagnostics: [...board.diagnostics, ...notes], edits: [...edits] };
}

function noteOf(result: ReturnType<typeof applyBoardEdit>): Diagnostic {
  if ('board' in result) {
    const { said, source } = result;
    const place = source === undefined ? {} : { page: source.page, bbox: source.bbox };
    return { severity: 'info', code: 'CORRECTED_BY_USER', message: `Corrected by the user: ${said}`, ...place };
  }
  const { problem, of } = result;
  return problem === 'unmatched'
    ? {
        severity: 'warning',
        code: 'CORRECTION_UNMATCHED',
        message: `A correction of ${of} matches nothing on the board as read; it was left out.`,
      }
    : {
        severity: 'warning',
        code: 'CORRECTION_UNUSABLE',
        message: `A correction of ${of} cannot be done; it was left out.`,
      };
}

/**
 * Puts in what the user corrected before. Corrections that cannot be read become a warning, never an error.
 *
 * @param dir folder of the corrections; undefined where there are none, as on the command line
 */
export async function withCorrections(read: BoardModel, dir: string | undefined): Promise<BoardModel> {
  if (dir === undefined) return read;
  try {
    return correctBoard(read, await loadBoardEdits(dir, read.document.sha256));
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    const doubt = { severity: 'warning' as const, code: 'CORRECTIONS_UNREADABLE', message: thrown.message };
    return { ...read, diagnostics: [...read.diagnostics, doubt] };
  }
}
