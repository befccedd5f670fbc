import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AgentClient } from '../../../clients/js/agent-client.mjs';
import { aServer } from './support/server';

const datasheets = [{ name: 'datasheet.pdf', data: new Blob(['%PDF-1.4']) }];

/** Plays each submitted task to its end as soon as somebody watches it. */
function playAll(service: Awaited<ReturnType<typeof aServer>>['service'], end: 'complete' | 'fail') {
  service.on('changed', (task) => {
    if (task.state === 'pending') queueMicrotask(() => service.play(task.id, 'start'));
    if (task.state === 'processing') {
      const error = { code: 'PDF_DAMAGED', message: 'cut off', hint: 'again', retryable: false };
      queueMicrotask(() => service.play(task.id, end, end === 'fail' ? error : null));
    }
  });
}

describe('the JavaScript client', () => {
  test('submits, follows the events and gives the code', async () => {
    const { url, service } = await aServer();
    const client = new AgentClient({ baseUrl: url });
    const { task_id: id } = await client.submit({ datasheets, instruction: 'x' });
    const seen: string[] = [];
    const result = client.follow(id, { onProgress: ({ status }) => seen.push(status) });
    await vi.waitFor(() => expect(seen).toContain('pending'));
    service.play(id, 'start');
    service.play(id, 'complete');
    expect((await result).generated_code).toContain('board_init');
    expect(seen).toEqual(['pending', 'processing', 'completed']);
    expect(await (await client.file(id)).text()).toContain('board_init');
  });

  test('polls as often as the service asks and throws the code the task failed with', async () => {
    const { url, service } = await aServer();
    playAll(service, 'fail');
    const client = new AgentClient({ baseUrl: url });
    const { task_id: id } = await client.submit({ datasheets });
    await expect(client.wait(id)).rejects.toMatchObject({ code: 'PDF_DAMAGED', hint: 'again' });
  });

  test('runs a batch in which one failure stops none of the others', async () => {
    const { url, service } = await aServer();
    playAll(service, 'complete');
    const client = new AgentClient({ baseUrl: url });
    const empty = [{ name: 'empty.pdf', data: new Blob([]) }];
    const [first, second, third] = await client.batch([{ datasheets }, { datasheets: empty }, { datasheets }]);
    expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(second).toMatchObject({ reason: { code: 'PDF_EMPTY', status: 422 } });
  });

  test('makes one task of a submit that it had to repeat', async () => {
    const { url, service } = await aServer();
    const client = new AgentClient({ baseUrl: url });
    const submission = { datasheets, idempotencyKey: 'same' };
    const [one, two] = [await client.submit(submission), await client.submit(submission)];
    expect(two.task_id).toBe(one.task_id);
    expect(service.tasks.size).toBe(1);
  });

  test('stops at once when it was told to before it asks again', async () => {
    const { url } = await aServer();
    const client = new AgentClient({ baseUrl: url });
    const { task_id: id } = await client.submit({ datasheets });
    const stop = new AbortController();
    const waiting = client.wait(id, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(waiting).rejects.toThrow('enough');
  });

  test('resumes its stream as often as it drops while something new comes', async () => {
    const { url, service } = await aServer();
    const client = new AgentClient({ baseUrl: url });
    const { task_id: id } = await client.submit({ datasheets });
    service.play(id, 'start');
    const real = globalThis.fetch;
    let drops = 0;
    const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      if (!String(input).endsWith('/events') || drops === 5) return real(input, init);
      drops += 1;
      const lost = new ReadableStream<Uint8Array>({
        start: (controller) =>
          controller.enqueue(new TextEncoder().encode(`id: lost-${drops}\nevent: log\ndata: {}\n\n`)),
        pull: (controller) => controller.error(new Error('reset')),
      });
      return new Response(lost);
    });
    onTestFinished(() => spy.mockRestore());
    const result = client.follow(id, {
      onProgress: ({ status }) => status === 'processing' && service.play(id, 'complete'),
    });
    expect((await result).generated_code).toContain('board_init');
    expect(drops).toBe(5);
  });

  test('says SERVICE_UNREACHABLE when nothing listens', async () => {
    const client = new AgentClient({ baseUrl: 'http://127.0.0.1:9' });
    await expect(client.status('task_1705312845123_abc123')).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' });
  }, 20_000);
});
