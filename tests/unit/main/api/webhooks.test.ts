import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Webhooks } from '../../../../main/api/webhooks';
import { MemoryService } from '../../../contract/api/support/memory-service';

const request = { datasheets: [], schematic: null, instruction: '', priority: 0, provider: 'offline' };

async function aFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'hooks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A receiver that answers `status` and counts. */
async function aReceiver(status: number, headers: Record<string, string> = {}) {
  let calls = 0;
  const server = createServer((call, answer) => {
    calls += 1;
    call.resume();
    answer.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, calls: () => calls };
}

async function open(service: MemoryService, folder: string, delays: readonly number[] = []) {
  const givenUp: string[] = [];
  const options = { folder, secret: () => undefined, allowRemote: false, delays };
  const hooks = await Webhooks.open(service, options, ({ taskId }) => givenUp.push(taskId));
  onTestFinished(() => hooks.close());
  return { hooks, givenUp };
}

describe('a webhook', () => {
  it('that waited when the service ended is called by the next one, also when the task ended in between', async () => {
    const [service, folder] = [new MemoryService(), await aFolder()];
    const { url, calls } = await aReceiver(204);
    const { id } = await service.submit(request);
    const { hooks } = await open(service, folder);
    await hooks.add(id, url);
    hooks.close();
    service.play(id, 'cancel');
    expect(calls()).toBe(0);
    await open(service, folder);
    await vi.waitFor(async () => expect([calls(), await readdir(folder)]).toEqual([1, []]));
  });

  it('is called when the task ended before the webhook was written down', async () => {
    const [service, folder] = [new MemoryService(), await aFolder()];
    const { url, calls } = await aReceiver(204);
    const { hooks } = await open(service, folder);
    const { id } = await service.submit(request);
    service.play(id, 'cancel');
    await hooks.add(id, url);
    await vi.waitFor(async () => expect([calls(), await readdir(folder)]).toEqual([1, []]));
  });

  it('is tried as often as there are waits, then given up and told of', async () => {
    const [service, folder] = [new MemoryService(), await aFolder()];
    const { url, calls } = await aReceiver(500);
    const { hooks, givenUp } = await open(service, folder, [1, 1, 1]);
    const { id } = await service.submit(request);
    await hooks.add(id, url);
    service.play(id, 'cancel');
    await vi.waitFor(() => expect(givenUp).toEqual([id]));
    expect(calls()).toBe(4);
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]));
  });

  it('follows no redirect, which could lead off this machine', async () => {
    const [service, folder] = [new MemoryService(), await aFolder()];
    const away = await aReceiver(204);
    const { url } = await aReceiver(302, { location: away.url });
    const { hooks, givenUp } = await open(service, folder);
    const { id } = await service.submit(request);
    await hooks.add(id, url);
    service.play(id, 'cancel');
    await vi.waitFor(() => expect(givenUp).toEqual([id]));
    expect(away.calls()).toBe(0);
  });

  it('is forgotten with its task', async () => {
    const [service, folder] = [new MemoryService(), await aFolder()];
    const { hooks } = await open(service, folder);
    const { id } = await service.submit(request);
    await hooks.add(id, 'http://127.0.0.1:9/');
    await service.remove(id);
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]));
  });

  it.each([
    'http://192.0.2.1/x',
    'http://localhost.evil.example/',
    'http://user@127.0.0.1/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    '//127.0.0.1/',
  ])('may not go to %s', async (url) => {
    const { hooks } = await open(new MemoryService(), await aFolder());
    expect(() => hooks.check(url)).toThrow(expect.objectContaining({ code: 'REQUEST_INVALID' }));
  });

  it.each(['http://127.0.0.1:9/x', 'http://localhost/', 'http://[::1]:8080/', 'https://127.8.8.8/'])(
    'may go to %s',
    async (url) => {
      const { hooks } = await open(new MemoryService(), await aFolder());
      expect(() => hooks.check(url)).not.toThrow();
    },
  );
});
