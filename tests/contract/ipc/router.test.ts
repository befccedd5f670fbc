import { describe, expect, it } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers';
import { OUR_WINDOW, World } from './support/surroundings';

const anId = 'task_1705312845123_abc123';

describe('the door between window and main process', () => {
  it.each(['no.such', '', '__proto__', 'constructor', 'toString', 7, null, undefined, {}])(
    'does not know a route called %j',
    async (name) => {
      const answer = await new World().router()(OUR_WINDOW, name, {});
      expect(answer).toMatchObject({ ok: false, error: { code: 'ROUTE_NOT_FOUND' } });
    },
  );

  it('passes on the error of a handler with its code, message and hint', async () => {
    const answer = await new World().router()(OUR_WINDOW, 'tasks.get', { id: anId });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'TASK_NOT_FOUND', message: expect.stringContaining(anId), hint: expect.any(String) },
    });
  });

  it('keeps an unexpected fault to itself and reports it', async () => {
    const world = new World();
    const fault = new Error('/home/somebody/secret');
    const handlers = {
      ...createHandlers(world),
      'app.info': () => {
        throw fault;
      },
    };
    const answer = await world.router(handlers)(OUR_WINDOW, 'app.info', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(world.faults).toEqual([fault]);
  });

  it('fills in what the window may leave out', async () => {
    const answer = await new World().router()(OUR_WINDOW, 'tasks.list', {});
    expect(answer).toEqual({ ok: true, data: { tasks: [], nextCursor: null } });
  });

  it('names the field at fault', async () => {
    const answer = await new World().router()(OUR_WINDOW, 'settings.set', { concurrency: 9 });
    expect(answer).toMatchObject({ ok: false, error: { data: { field: 'concurrency' } } });
  });
});
