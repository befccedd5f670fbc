import { describe, expect, it } from 'vitest';
import { healthOf } from '../../../../renderer/features/monitor/health';
import { hourlyBuckets } from '../../../../renderer/features/monitor/hours';
import { moveTarget, queueOf } from '../../../../renderer/features/monitor/queue-store';
import type { TaskStats } from '../../../../shared/tasks';
import { completedTask, sampleTask } from '../support/samples';

const stats = (patch: Partial<TaskStats>): TaskStats => ({
  total: 0,
  pending: 0,
  processing: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  queueLength: 0,
  currentProcessing: 0,
  averageProcessingTimeS: null,
  ...patch,
});
const bandsOf = (patch: Partial<TaskStats>) => healthOf(stats(patch)).map(({ band }) => band);

describe('health bands', () => {
  it.each([
    [4, 'good'],
    [5, 'watch'],
    [10, 'watch'],
    [11, 'bad'],
  ])('call a queue of %i %s', (queueLength, band) => expect(bandsOf({ queueLength })[0]).toBe(band));

  it.each([
    [99, 1, 'good'],
    [95, 5, 'watch'],
    [90, 10, 'watch'],
    [89, 11, 'bad'],
  ])('call %i completed and %i failed %s', (completed, failed, band) =>
    expect(bandsOf({ completed, failed })[1]).toBe(band),
  );

  it.each([
    [59.9, 'good'],
    [60, 'watch'],
    [120, 'watch'],
    [120.1, 'bad'],
  ])('call a mean time of %d s %s', (averageProcessingTimeS, band) =>
    expect(bandsOf({ averageProcessingTimeS })[2]).toBe(band),
  );

  it('say nothing before there is data', () => expect(bandsOf({})).toEqual(['good', null, null]));
});

it('sorts finished tasks into the last 24 hours', () => {
  const now = Date.parse('2026-01-15T10:30:00.000Z');
  const failed = completedTask({ state: 'failed', completedAt: '2026-01-15T10:05:00.000Z' });
  const old = completedTask({ completedAt: '2026-01-13T10:05:00.000Z' });
  const hours = hourlyBuckets([completedTask(), failed, old], now);
  expect(hours).toHaveLength(24);
  expect(hours.at(-1)).toMatchObject({ completed: 0, failed: 1, meanSeconds: null });
  expect(hours.at(-2)).toMatchObject({ completed: 1, failed: 0, meanSeconds: 41 });
  expect(hours.reduce((sum, { completed }) => sum + completed, 0)).toBe(1);
});

describe('the queue', () => {
  it('lists waiting tasks in the order they will run', () => {
    const tasks = [
      sampleTask({ id: 'task_1705312845001_aaaaaa', queuePosition: 2 }),
      sampleTask(),
      completedTask({ id: 'task_1705312845002_aaaaaa' }),
    ];
    expect(
      queueOf(Object.fromEntries(tasks.map((task) => [task.id, task]))).map(({ queuePosition }) => queuePosition),
    ).toEqual([1, 2]);
  });

  it('names the task to run before, null for the last place, nothing for no move', () => {
    const ids = ['a', 'b', 'c'];
    expect(moveTarget(ids, 'a', 1)).toBe('c');
    expect(moveTarget(ids, 'a', 2)).toBeNull();
    expect(moveTarget(ids, 'c', 0)).toBe('a');
    expect(moveTarget(ids, 'b', 1)).toBeUndefined();
    expect(moveTarget(ids, 'c', 3)).toBeUndefined();
  });
});
