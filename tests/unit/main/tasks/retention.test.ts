import { describe, expect, test } from 'vitest';
import { expired } from '../../../../main/tasks/retention';
import { aRecord } from './record';

const HOUR = 3_600_000;
const end = Date.parse('2024-01-15T10:00:00Z');
const done = aRecord({ state: 'completed', completedAt: new Date(end).toISOString() });
const at = (now: number, uptimeMs = 0, finishedThisRun = new Map<string, number>()) => ({
  now,
  uptimeMs,
  finishedThisRun,
});

describe('what is pruned', () => {
  test('an ended task once its hours are over, and not before', () => {
    expect(expired([done], 24, at(end + 24 * HOUR))).toEqual([]);
    expect(expired([done], 24, at(end + 24 * HOUR + 1))).toEqual([done.id]);
  });

  test('never a pinned one, a waiting or running one, or any when everything is kept', () => {
    const late = at(end + 1000 * HOUR);
    expect(expired([{ ...done, pinned: true }], 24, late)).toEqual([]);
    expect(expired([aRecord(), aRecord({ state: 'processing' })], 24, late)).toEqual([]);
    expect(expired([done], null, late)).toEqual([]);
  });

  test('not a task from a clock that ran ahead', () => {
    expect(expired([done], 24, at(end - 500 * HOUR))).toEqual([]);
  });

  test('not a young task when the clock jumps forward: what ended in this run ages by the clock that cannot jump', () => {
    const finished = new Map([[done.id, 5 * HOUR]]);
    expect(expired([done], 24, at(end + 1000 * HOUR, 6 * HOUR, finished))).toEqual([]);
    expect(expired([done], 24, at(end, 30 * HOUR, finished))).toEqual([done.id]);
  });
});
