import { describe, expect, test } from 'vitest';
import { aService, reached } from './support/service';

describe('the queue', () => {
  test('never runs more tasks at once than allowed, and applies a new number at once', async () => {
    const { service, submit } = await aService({ settings: { concurrency: 2 } });
    let most = 0;
    service.on('queue', ({ processing }) => {
      most = Math.max(most, processing);
    });
    const tasks = await Promise.all(Array.from({ length: 4 }, () => submit('slow 300')));
    expect(service.stats().processing).toBeLessThanOrEqual(2);
    await reached(service, tasks[0]?.id ?? '');
    expect(most).toBe(2);
    service.setConcurrency(1);
    const late = await submit('slow 100');
    await reached(service, late.id);
    expect(service.stats()).toMatchObject({ completed: 5, pending: 0 });
  });

  test('takes higher priority first and otherwise keeps the order of submits', async () => {
    const { service, submit } = await aService({ settings: { concurrency: 1 } });
    service.setPaused(true);
    const [first, second, high] = [await submit('ok'), await submit('ok'), await submit('ok', 10)];
    expect([first, second, high].map(({ id }) => service.get(id).queuePosition)).toEqual([2, 3, 1]);
    const order: string[] = [];
    service.on('changed', ({ id, state }) => {
      if (state === 'processing' && !order.includes(id)) order.push(id);
    });
    service.setPaused(false);
    await Promise.all([first, second, high].map(({ id }) => reached(service, id)));
    expect(order).toEqual([high.id, first.id, second.id]);
  });

  test('runs tasks in the order they were moved to', async () => {
    const { service, submit } = await aService({ settings: { concurrency: 1 } });
    service.setPaused(true);
    const [a, b, c] = [await submit('ok'), await submit('ok'), await submit('ok')];
    await service.reorder(c.id, a.id);
    await service.reorder(a.id, null);
    expect([a, b, c].map(({ id }) => service.get(id).queuePosition)).toEqual([3, 2, 1]);
    const order: string[] = [];
    service.on('changed', ({ id, state }) => {
      if (state === 'processing' && !order.includes(id)) order.push(id);
    });
    service.setPaused(false);
    await Promise.all([a, b, c].map(({ id }) => reached(service, id)));
    expect(order).toEqual([c.id, b.id, a.id]);
  });

  test('starts nothing while it is paused, and a waiting task can be cancelled', async () => {
    const { service, submit } = await aService();
    service.setPaused(true);
    const { id } = await submit('ok');
    expect(await service.cancel(id)).toMatchObject({ state: 'cancelled', queuePosition: null });
    service.setPaused(false);
    const other = await submit('ok');
    await reached(service, other.id);
    expect(service.get(id)).toMatchObject({ state: 'cancelled', attempt: 0 });
  });
});

describe('the list', () => {
  test('gives pages, newest first, each task once, also when tasks go in between', async () => {
    const { service, submit } = await aService();
    service.setPaused(true);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await submit('ok')).id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const first = service.list({ limit: 2 });
    expect(first.tasks.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    await service.remove(ids[1] ?? '');
    const second = service.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.tasks.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const third = service.list({ limit: 2, cursor: second.nextCursor ?? '' });
    expect(third).toMatchObject({ nextCursor: null });
    expect(third.tasks.map(({ id }) => id)).toEqual(ids.slice(4));
  });

  test('finds tasks by words of instruction and names of files, page by page', async () => {
    const { service, submit } = await aService();
    service.setPaused(true);
    for (let count = 0; count < 5; count += 1) await submit('ok');
    const [wanted, , also] = service.list({ limit: 9 }).tasks;
    const text = (wanted?.id ?? '').toUpperCase();
    expect(service.list({ limit: 9, text }).tasks.map(({ id }) => id)).toEqual([wanted?.id]);
    expect(service.list({ limit: 9, text: `${text} ${also?.id}` }).tasks).toEqual([]);
    const first = service.list({ limit: 3, text: wanted?.inputs[0]?.name });
    expect(first.tasks).toHaveLength(3);
    const second = service.list({ limit: 3, text: wanted?.inputs[0]?.name, cursor: first.nextCursor ?? '' });
    expect([second.tasks.length, second.nextCursor]).toEqual([2, null]);
  });

  test('refuses a cursor it never gave', async () => {
    const { service } = await aService();
    expect(() => service.list({ limit: 2, cursor: 'x' })).toThrow(expect.objectContaining({ code: 'REQUEST_INVALID' }));
  });
});
