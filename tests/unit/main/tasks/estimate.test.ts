import { array, assert, boolean, constant, double, integer, nat, oneof, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateSeconds, forecast, type Job, type Planned, type Sample } from '../../../../main/tasks/estimate';

const job = (pagesRead: number, more: Partial<Job> = {}): Job => ({
  provider: 'offline',
  schematic: true,
  work: { pagesRead, pagesKnown: 0 },
  ...more,
});
const samples = (...list: [pages: number, seconds: number][]): Sample[] =>
  list.map(([pages, seconds]) => ({ job: job(pages), seconds }));

describe('the time that a task takes', () => {
  test('is the median per page of what similar tasks took', () => {
    expect(estimateSeconds(samples([100, 10], [200, 20], [150, 16]), job(200))).toBe(20);
  });

  test('is not told from fewer than three, nor before the documents were opened', () => {
    expect(estimateSeconds(samples([100, 10], [100, 10]), job(100))).toBeNull();
    expect(estimateSeconds(samples([100, 10], [100, 10], [100, 10]), job(100, { work: null }))).toBeNull();
  });

  test('is not told when the ones before took very different times', () => {
    expect(estimateSeconds(samples([100, 2], [100, 10], [100, 30], [100, 60]), job(100))).toBeNull();
  });

  test('is learnt only from tasks of the same kind and about the same size', () => {
    const three = samples([100, 10], [100, 10], [100, 10]);
    expect(estimateSeconds(three, job(1000))).toBeNull();
    expect(estimateSeconds(three, job(0))).toBeNull();
    expect(estimateSeconds(three, job(100, { schematic: false }))).toBeNull();
    expect(estimateSeconds(three, job(100, { provider: 'other' }))).toBeNull();
  });

  test('of documents read before is the median of such tasks, whatever their size', () => {
    expect(estimateSeconds(samples([0, 2], [0, 2], [0, 3]), job(0))).toBe(2);
  });

  test('follows the latest tasks', () => {
    const slow = samples(...Array.from({ length: 30 }, (): [number, number] => [100, 50]));
    const fast = samples(...Array.from({ length: 20 }, (): [number, number] => [100, 5]));
    expect(estimateSeconds([...slow, ...fast], job(100))).toBe(5);
  });
});

describe('the forecast', () => {
  const NOW = 1_000_000;
  const waiting = (id: string, seconds: number | null): Planned => ({ id, startedAt: null, seconds });
  const running = (id: string, seconds: number | null, since = NOW): Planned => ({ id, startedAt: since, seconds });

  test('gives each waiting task the slot that is free first', () => {
    const ends = forecast([running('a', 10), running('b', 4), waiting('c', 5), waiting('d', 5)], 2, NOW);
    expect([...ends]).toEqual([
      ['a', NOW + 10_000],
      ['b', NOW + 4_000],
      ['c', NOW + 9_000],
      ['d', NOW + 14_000],
    ]);
  });

  test('says nothing of a task that takes longer than thought, nor of those that wait for it', () => {
    expect(forecast([running('a', 5, NOW - 6000), waiting('b', 1)], 2, NOW).size).toBe(0);
  });

  test('stops at the first waiting task of which nothing is known', () => {
    expect([...forecast([waiting('a', 1), waiting('b', null), waiting('c', 1)], 3, NOW).keys()]).toEqual(['a']);
  });

  test('says nothing of waiting tasks while the queue is paused', () => {
    expect([...forecast([running('a', 5), waiting('b', 1)], 0, NOW).keys()]).toEqual(['a']);
  });

  test('counts a slot only when the tasks above the lowered number have ended', () => {
    const ends = forecast([running('a', 2), running('b', 4), running('c', 6), waiting('d', 1)], 1, NOW);
    expect(ends.get('d')).toBe(NOW + 7_000);
  });

  test('never puts more tasks at once than there are slots, nor an end before its task can end', () => {
    const tasks = array(
      record({ running: boolean(), seconds: oneof(constant(null), double({ min: 0.5, max: 100, noNaN: true })) }),
    );
    assert(
      property(tasks, integer({ min: 1, max: 5 }), nat(20_000), (list, slots, ago) => {
        const planned = list.map(
          ({ running: runs, seconds }, index): Planned => ({
            id: String(index),
            startedAt: runs && index < slots ? NOW - ago : null,
            seconds,
          }),
        );
        const ends = forecast(planned, slots, NOW);
        const spans = planned.flatMap(({ id, startedAt, seconds }) => {
          const end = ends.get(id);
          if (end === undefined || seconds === null) return [];
          return [{ begin: startedAt ?? end - seconds * 1000, end }];
        });
        for (const { begin, end } of spans) {
          expect(end).toBeGreaterThan(NOW);
          const middle = (begin + end) / 2;
          expect(spans.filter((other) => other.begin < middle && middle < other.end).length).toBeLessThanOrEqual(slots);
        }
      }),
    );
  });
});
