import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApiServer } from '../../../../../main/api/server';
import { RestService } from '../../../../../main/app/rest/service';
import { RestTokenStore, secretsSchema } from '../../../../../main/app/rest/token';
import type { RestRequest, RestState } from '../../../../../shared/ipc';
import { DEFAULT_SETTINGS } from '../../../../../shared/settings';
import { MemoryService } from '../../../../contract/api/support/memory-service';

/** A port that nobody listens on, as far as one can know. */
async function freePort(): Promise<number> {
  const { port, free } = await takenPort();
  await free();
  return port;
}

async function takenPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, free: () => new Promise((resolve) => server.close(resolve)) };
}

/** The control over a real service. */
async function aRest() {
  const stateDir = await mkdtemp(join(tmpdir(), 'rest-'));
  const states: RestState[] = [];
  const lines: RestRequest[] = [];
  const tokens = new RestTokenStore(
    { read: () => secretsSchema.parse({}), write: () => undefined },
    { encrypt: () => null, decrypt: () => null },
  );
  const rest = new RestService({
    start: (setup) =>
      startApiServer({
        ...setup,
        service: new MemoryService(),
        version: '3',
        stateDir,
        host: '127.0.0.1',
        maxInputMegabytes: () => 1,
      }),
    tokens,
    onState: (state) => states.push(state),
    onRequests: (news) => lines.push(...news),
  });
  onTestFinished(async () => {
    await rest.close();
    await rm(stateDir, { recursive: true, force: true });
  });
  const reaches = (status: RestState['status']) =>
    vi.waitFor(() => expect(rest.state().status).toBe(status), { timeout: 20_000 });
  return { rest, states, lines, reaches };
}

const off = DEFAULT_SETTINGS;

describe('the switch of the REST service', () => {
  it('is off by default, and starts and stops the service as the settings say', async () => {
    const { rest, reaches, states } = await aRest();
    rest.follow(off);
    expect(rest.state().status).toBe('off');
    const on = { ...off, restEnabled: true, restPort: await freePort() };
    rest.follow(on);
    await reaches('on');
    const { url } = rest.state();
    expect((await fetch(`${url}/api/v1/tasks`)).status).toBe(200);
    rest.follow(off);
    await reaches('off');
    await expect(fetch(`${url}/api/v1/tasks`)).rejects.toThrow();
    expect(states.map(({ status }) => status)).toEqual(['starting', 'on', 'off']);
  });

  it('says that the port is taken, and starts once it is free', async () => {
    const { rest, reaches } = await aRest();
    const { port, free } = await takenPort();
    rest.follow({ ...off, restEnabled: true, restPort: port });
    await reaches('failed');
    expect(rest.state().error).toMatchObject({ code: 'PORT_IN_USE', message: `Port ${port} is taken.` });
    await free();
    rest.follow(off);
    rest.follow({ ...off, restEnabled: true, restPort: port });
    await reaches('on');
  });

  it('asks for the token when told to, and knows only the new one after it was renewed', async () => {
    const { rest, reaches } = await aRest();
    rest.follow({ ...off, restEnabled: true, restTokenRequired: true, restPort: await freePort() });
    await reaches('on');
    const statusWith = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${rest.state().url}/api/v1/tasks`, { headers })).status;
    };
    const { token } = rest.token();
    expect([await statusWith('wrong'), await statusWith(token)]).toEqual([401, 200]);
    const renewed = rest.renewToken();
    await vi.waitFor(async () => expect(await statusWith(renewed.token)).toBe(200), { timeout: 20_000 });
    expect(await statusWith(token)).toBe(401);
  });

  it('logs each request without its query and tells the window', async () => {
    const { rest, reaches, lines } = await aRest();
    rest.follow({ ...off, restEnabled: true, restPort: await freePort() });
    await reaches('on');
    await fetch(`${rest.state().url}/api/v1/tasks?cursor=secret`);
    await fetch(`${rest.state().url}/nothing`);
    await vi.waitFor(() => expect(rest.requests()).toHaveLength(2));
    expect(rest.requests()).toMatchObject([
      { seq: 1, method: 'GET', path: '/api/v1/tasks', status: 200 },
      { seq: 2, method: 'GET', path: '/nothing', status: 404 },
    ]);
    await vi.waitFor(() => expect(lines).toEqual(rest.requests()));
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
