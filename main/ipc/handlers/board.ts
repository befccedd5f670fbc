import { readFile } from 'node:fs/promises';
import { StoreError, TaskError } from '../../../shared/errors';
import type { BoardView } from '../../../shared/ipc';
import { tryJson } from '../../../shared/json';
import { type BoardEdit, type BoardModel, boardModelSchema } from '../../../shared/models';
import { correctBoard } from '../../pipeline/corrections/board';
import { loadBoardEdits, saveBoardEdits } from '../../pipeline/corrections/board-store';
import type { TaskService } from '../../tasks/service';
import type { Handlers } from '../router';
import type { Surroundings } from '../surroundings';

type Route = 'board.get' | 'board.correct';
type Needs = Pick<Surroundings, 'tasks' | 'correctionsDir'>;

/** The board of a task: what was read, with the corrections that hold now. */
export function boardHandlers({ tasks, correctionsDir }: Needs): Pick<Handlers, Route> {
  return {
    'board.get': async ({ id }) => {
      const boards = await boardsOf(tasks, id);
      if (boards === null) return { board: null, edits: [], used: true };
      return viewOf(boards, await loadBoardEdits(correctionsDir, boards.asRead.document.sha256));
    },
    'board.correct': async ({ id, edits }) => {
      const boards = await boardsOf(tasks, id);
      if (boards === null)
        throw new TaskError('RESULT_FILE_NOT_FOUND', 'The task read no schematic.', { data: { id } });
      const { sha256 } = boards.asRead.document;
      // A file that cannot be read is not written over.
      await loadBoardEdits(correctionsDir, sha256);
      await saveBoardEdits(correctionsDir, sha256, edits);
      return viewOf(boards, edits);
    },
  };
}

interface Boards {
  readonly asRead: BoardModel;
  /** The corrections that the task's code was made with. */
  readonly edits: readonly BoardEdit[];
}

function viewOf({ asRead, edits: made }: Boards, edits: BoardEdit[]): BoardView {
  return { board: correctBoard(asRead, edits), edits, used: JSON.stringify(made) === JSON.stringify(edits) };
}

/** Null when the task had no schematic. */
async function boardsOf(tasks: TaskService, id: string): Promise<Boards | null> {
  const board = await readBoard(tasks, id, 'board.json');
  if (board === null) return null;
  const asRead = board.edits === undefined ? board : await readBoard(tasks, id, 'board.read.json');
  return { asRead: asRead ?? board, edits: board.edits ?? [] };
}

async function readBoard(tasks: TaskService, id: string, name: string): Promise<BoardModel | null> {
  try {
    const text = await readFile(await tasks.resultFilePath(id, name), 'utf8');
    const parsed = boardModelSchema.safeParse(tryJson(text));
    if (parsed.success) return parsed.data;
    throw new StoreError('STORE_RECORD_UNREADABLE', `The result file ${name} is damaged.`, { data: { name } });
  } catch (thrown) {
    if (thrown instanceof TaskError && thrown.code === 'RESULT_FILE_NOT_FOUND') return null;
    throw thrown;
  }
}
