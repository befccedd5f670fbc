import { type BoardEdit, boardCorrectionsSchema } from '../../../shared/models';
import { loadCorrections, saveCorrections } from './file';

/** The user's corrections of a schematic, in order; none when there is no file. Throws as `loadCorrections`. */
export const loadBoardEdits = async (dir: string, sha256: string): Promise<BoardEdit[]> =>
  (await loadCorrections(dir, sha256, 'board', boardCorrectionsSchema))?.edits ?? [];

/** Replaces the corrections at once. Throws as `saveCorrections`. */
export const saveBoardEdits = (dir: string, sha256: string, edits: readonly BoardEdit[]): Promise<void> =>
  saveCorrections(dir, 'board', { schema: 'board-corrections/1', document: sha256, edits });
