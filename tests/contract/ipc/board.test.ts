import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { boardHandlers } from '../../../main/ipc/handlers/board';
import { correctBoard } from '../../../main/pipeline/corrections/board';
import { TaskError } from '../../../shared/errors';
import type { BoardEdit, BoardModel } from '../../../shared/models';
import { lampBoard } from '../../fixtures/models/board';
import { MemoryService } from '../api/support/memory-service';
import { OUR_WINDOW } from './support/surroundings';

const ID = 'task_1705312845123_abc123';
const EDITS: BoardEdit[] = [{ do: 'rename-net', net: 'LAMP', to: 'STATUS' }];
const lamp = (): BoardModel => lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' });

/** A finished task whose result is a folder of the test. */
class FolderService extends MemoryService {
  constructor(private readonly folder: string) {
    super();
  }

  override async resultFilePath(_: string, name: string): Promise<string> {
    const path = join(this.folder, name);
    const there = await readFile(path).catch(() => null);
    if (there === null) throw new TaskError('RESULT_FILE_NOT_FOUND', 'No such file.');
    return path;
  }
}

let [result, corrections] = ['', ''];
beforeEach(async () => {
  result = await mkdtemp(join(tmpdir(), 'board-result-'));
  corrections = join(result, 'corrections');
});

const handlers = () => boardHandlers({ tasks: new FolderService(result), correctionsDir: corrections });
const put = (name: string, model: BoardModel) => writeFile(join(result, name), JSON.stringify(model));
const get = () => handlers()['board.get']({ id: ID }, OUR_WINDOW);
const correct = (edits: BoardEdit[]) => handlers()['board.correct']({ id: ID, edits }, OUR_WINDOW);
const names = (board: BoardModel | null) => board?.nets.map(({ name }) => name);

describe('the board of a task', () => {
  it('is null for a task without a schematic, and cannot be corrected then', async () => {
    expect(await get()).toEqual({ board: null, edits: [], used: true });
    await expect(correct(EDITS)).rejects.toMatchObject({ code: 'RESULT_FILE_NOT_FOUND' });
  });

  it('comes with the corrections that hold now, and says that the code was made without them', async () => {
    await put('board.json', lamp());
    expect(await get()).toMatchObject({ edits: [], used: true });
    const view = await correct(EDITS);
    expect(view).toMatchObject({ edits: EDITS, used: false });
    expect(names(view.board)).toContain('STATUS');
    expect(await get()).toEqual(view);
  });

  it('of a run that used them is built anew from what was read, so that taking one back brings the old name', async () => {
    await put('board.json', correctBoard(lamp(), EDITS));
    await put('board.read.json', lamp());
    expect(await correct(EDITS)).toMatchObject({ used: true });
    const view = await correct([]);
    expect(view).toMatchObject({ edits: [], used: false });
    expect(names(view.board)).toContain('LAMP');
  });

  it('that is damaged, or whose corrections are, is an error that says so; nothing is written over', async () => {
    await put('board.json', lamp());
    await correct(EDITS);
    const path = join(corrections, `${lamp().document.sha256}.board.json`);
    await writeFile(path, '{');
    await expect(get()).rejects.toMatchObject({ code: 'STORE_RECORD_UNREADABLE' });
    await expect(correct([])).rejects.toMatchObject({ code: 'STORE_RECORD_UNREADABLE' });
    expect(await readFile(path, 'utf8')).toBe('{');
    await writeFile(join(result, 'board.json'), '{"schema":"board-model/1"');
    await expect(get()).rejects.toMatchObject({ code: 'STORE_RECORD_UNREADABLE' });
  });
});
