import { describe, expect, test } from 'vitest';
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
