import { describe, expect, test, vi } from 'vitest';
import { acceptedSchema, apiResultSchema } from '../../../shared/api';
import { aForm, aServer, post } from './support/server';

const SYNC = '/api/v1/generate';

/** Starts the first submitted task as soon as it is there and returns its id. */
async function begun({ service }: Awaited<ReturnType<typeof aServer>>): Promise<string> {
  const id = await vi.waitFor(() => {
    const [first] = service.tasks.keys();
    if (first === undefined) throw new Error('nothing submitted yet');
    return first;
  });
  service.play(id, 'start');
  return id;
}

describe('the synchronous call', () => {
  test('sends nothing until the code is there, then code and metadata', async () => {
    const server = await aServer();
    const answer = server.call(SYNC, post(aForm()));
    const id = await begun(server);
    server.service.play(id, 'complete');
    const body = apiResultSchema.parse(await (await answer).json());
    expect(body).toMatchObject({ task_id: id, metadata: { device: 'DEMO1' } });
    expect(body.generated_code).toContain('board_init');
  });

  test('ends in the failure of its task', async () => {
    const server = await aServer();
    const answer = server.call(SYNC, post(aForm()));
    server.service.play(await begun(server), 'fail');
    expect((await answer).status).toBe(500);
    expect(await (await answer).json()).toMatchObject({ code: 'WORKER_CRASHED' });
  });

  test('answers 202 at once when the caller prefers that, and after N seconds with wait=N', async () => {
    const { call } = await aServer();
    for (const prefer of ['respond-async', 'wait=0']) {
      const answer = await call(SYNC, post(aForm(), { prefer }));
      expect(answer.status).toBe(202);
      acceptedSchema.parse(await answer.json());
    }
  });

  test('cancels the task when the caller hangs up, and lets it run when asked to', async () => {
    for (const [query, state] of [
      ['', 'cancelled'],
      ['?on_disconnect=keep', 'processing'],
    ] as const) {
      const server = await aServer();
      const hangUp = new AbortController();
      const answer = server.call(`${SYNC}${query}`, { ...post(aForm()), signal: hangUp.signal });
      const id = await begun(server);
      const closed = vi.fn();
      answer.catch(closed);
      hangUp.abort();
      await vi.waitFor(() => expect(closed).toHaveBeenCalled());
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(server.service.get(id).state).toBe(state);
    }
  });

  test('cancels the task as well when the caller hangs up before it was accepted', async () => {
    const server = await aServer();
    const { service } = server;
    const submit = service.submit.bind(service);
    const hangUp = new AbortController();
    vi.spyOn(service, 'submit').mockImplementation(async (request) => {
      hangUp.abort();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return submit(request);
    });
    await server.call(SYNC, { ...post(aForm()), signal: hangUp.signal }).catch(() => undefined);
    await vi.waitFor(() => expect([...service.tasks.values()].map(({ state }) => state)).toEqual(['cancelled']));
  });
});
