import { connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { acceptedSchema } from '../../../shared/api';
import { aForm, aServer, post } from './support/server';
import { readEvents } from './support/sse';

async function withTask() {
  const server = await aServer();
  const answer = await server.call('/api/v1/generate/async', post(aForm()));
  const { task_id: id } = acceptedSchema.parse(await answer.json());
  return { ...server, id, events: `${server.url}/api/v1/tasks/${id}/events` };
}

describe('the event stream of a task', () => {
  test('begins with the present state, tells each change, and ends with the task', async () => {
    const { service, id, events } = await withTask();
    const stream = await readEvents(events);
    expect((await stream.next())?.data).toMatchObject({ status: 'pending' });
    service.play(id, 'start');
    expect((await stream.next())?.data).toMatchObject({ status: 'processing' });
    service.play(id, 'complete');
    expect((await stream.next())?.data).toMatchObject({ status: 'completed' });
    expect(await stream.next()).toBeNull();
  });

  test('resumes after the last event that was seen, losing none', async () => {
    const { service, id, events, url } = await withTask();
    const all = await readEvents(`${url}/api/v1/events`);
    service.play(id, 'start');
    const seen = await all.next();
    await all.close();
    service.advance(id, 0.25);
    service.advance(id, 0.5);
    const resumed = await readEvents(`${url}/api/v1/events`, seen?.id ?? '');
    const percentages = [(await resumed.next())?.data, (await resumed.next())?.data];
    expect(percentages).toMatchObject([{ progress: { percentage: 17.5 } }, { progress: { percentage: 35 } }]);
    await resumed.close();
    service.play(id, 'complete');
    const last = await readEvents(events);
    const end = await last.next();
    const nothingLeft = await fetch(events, { headers: { 'last-event-id': end?.id ?? '' } });
    expect(nothingLeft.status).toBe(204);
  });

  test('resumes the stream of one task where it was, and ends it when its end was seen', async () => {
    const { service, id, events, call } = await withTask();
    const stream = await readEvents(events);
    const seen = await stream.next();
    await stream.close();
    service.play(id, 'start');
    await call('/api/v1/generate/async', post(aForm()));
    service.play(id, 'complete');
    const resumed = await readEvents(events, seen?.id ?? '');
    const [started, ended] = [await resumed.next(), await resumed.next()];
    expect([started?.data, ended?.data]).toMatchObject([{ status: 'processing' }, { status: 'completed' }]);
    expect(await resumed.next()).toBeNull();
    await call('/api/v1/generate/async', post(aForm()));
    expect((await fetch(events, { headers: { 'last-event-id': ended?.id ?? '' } })).status).toBe(204);
  });

  test('of a task that is not there is a problem document', async () => {
    const { call } = await withTask();
    const answer = await call('/api/v1/tasks/task_1705312845123_zzzzzz/events');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('cuts a reader off who lets a megabyte pile up, and keeps the others', async () => {
    const { service, id, url, port } = await withTask();
    const reader = await readEvents(`${url}/api/v1/events`);
    const lazy = connect(port, '127.0.0.1');
    onTestFinished(() => void lazy.destroy());
    await new Promise<void>((resolve) => lazy.once('connect', resolve));
    lazy.write('GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise<void>((resolve) => lazy.once('readable', resolve));
    lazy.pause();
    const streams = async () => /event_streams_open (\d+)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
    expect(await streams()).toBe('2');
    service.play(id, 'start');
    await reader.next();
    // Far more than the buffers of the system take.
    for (let n = 0; n < 60_000; n += 1) {
      service.advance(id, n / 60_000);
      if (n % 500 === 0) for (let read = 0; read < 500 && n > 0; read += 1) await reader.next();
    }
    await vi.waitFor(async () => expect(await streams()).toBe('1'), { timeout: 20_000 });
  });

  test('tells a client from before a restart to read the state again', async () => {
    const { url } = await withTask();
    const stream = await readEvents(`${url}/api/v1/events`, 'earlier-12');
    expect(await stream.next()).toMatchObject({ event: 'reset' });
    await stream.close();
  });
});

test('the WebSocket carries the same events', async () => {
  const { service, id, url } = await withTask();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/ws`);
  await new Promise((resolve) => socket.once('open', resolve));
  const message = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
  service.play(id, 'start');
  expect(JSON.parse(await message)).toMatchObject({ event: 'task', data: { task_id: id, status: 'processing' } });
  socket.close();
});
