import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aResult } from '../api/support/result';
import { OUR_WINDOW, World } from './support/surroundings';

/** Calls one route and gives its data; fails the test on a refusal. */
async function ask(world: World, route: string, input: unknown): Promise<unknown> {
  const answer = await world.router()(OUR_WINDOW, route, input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

const folder = () => mkdtemp(join(tmpdir(), 'ipc-'));

async function submitted(world: World): Promise<string> {
  const path = join(await folder(), 'manual.pdf');
  await writeFile(path, '%PDF-');
  const [offered] = await world.shelf.offer([path]);
  const input = { datasheets: [offered?.token], schematic: null, instruction: ' init ' };
  const task = (await ask(world, 'tasks.submit', input)) as { id: string };
  return task.id;
}

describe('the calls of the window', () => {
  it('submit the files behind the tokens under their own names, with the defaults of the contract', async () => {
    const world = new World();
    await submitted(world);
    expect(world.tasks.submitted[0]?.request).toMatchObject({
      datasheets: [{ name: 'manual.pdf' }],
      schematic: null,
      instruction: 'init',
      priority: 0,
      provider: 'offline',
    });
  });

  it('refuse a token that was never given, so that the page cannot name a path', async () => {
    const input = { datasheets: ['/etc/passwd'], schematic: null, instruction: 'x' };
    const answer = await new World().router()(OUR_WINDOW, 'tasks.submit', input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_NOT_FOUND' } });
  });

  it('save a result file where the user chose, and tell the window only its name', async () => {
    const world = new World();
    const id = await submitted(world);
    world.tasks.play(id, 'start');
    world.tasks.play(id, 'complete');
    world.savePath = join(await folder(), 'mine.c');
    expect(await ask(world, 'tasks.saveFile', { id, name: 'generated.c' })).toEqual({ saved: 'mine.c' });
    expect(await readFile(world.savePath, 'utf8')).toBe(aResult.code);
  });

  it('say so when the chosen place cannot be written', async () => {
    const world = new World();
    const id = await submitted(world);
    world.savePath = join(await folder(), 'no', 'such', 'folder.log');
    const answer = await world.router()(OUR_WINDOW, 'tasks.saveLog', { id });
    expect(answer).toMatchObject({ ok: false, error: { code: 'OUTPUT_UNWRITABLE' } });
  });

  it('save nothing when the user cancels the dialog', async () => {
    const world = new World();
    const id = await submitted(world);
    expect(await ask(world, 'tasks.saveLog', { id })).toBeNull();
  });

  it('give the text of one result file', async () => {
    const world = new World();
    const id = await submitted(world);
    world.tasks.play(id, 'start');
    world.tasks.play(id, 'complete');
    const file = await ask(world, 'tasks.resultFile', { id, name: 'generated.c' });
    expect(file).toEqual({ name: 'generated.c', text: aResult.code });
  });

  it('change settings and copy text', async () => {
    const world = new World();
    expect(await ask(world, 'settings.set', { concurrency: 5 })).toMatchObject({ concurrency: 5 });
    expect(await ask(world, 'settings.get', {})).toMatchObject({ concurrency: 5, theme: 'system' });
    expect(await ask(world, 'clipboard.write', { text: 'code' })).toBeNull();
    expect(world.clipboard).toEqual(['code']);
  });
});
