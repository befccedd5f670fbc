import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Throttle } from '../../../../main/ipc/throttle';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a throttle', () => {
  it('lets the first value through at once and the last of the interval when it is over', () => {
    const sent: number[] = [];
    const throttle = new Throttle<string, number>(100, (_, value) => sent.push(value));
    for (const value of [1, 2, 3]) throttle.push('a', value);
    expect(sent).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([1, 3]);
  });

  it('merges what it holds back', () => {
    const sent: string[] = [];
    const throttle = new Throttle<string, string>(
      100,
      (_, value) => sent.push(value),
      (earlier, later) => earlier + later,
    );
    for (const value of ['a', 'b', 'c']) throttle.push('key', value);
    vi.advanceTimersByTime(100);
    expect(sent).toEqual(['a', 'bc']);
  });

  it('drops what waits for a key that is forgotten, and no other', () => {
    const sent: string[] = [];
    const throttle = new Throttle<string, number>(100, (key, value) => sent.push(`${key}${value}`));
    for (const key of ['a', 'b']) for (const value of [1, 2]) throttle.push(key, value);
    throttle.forget('a');
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual(['a1', 'b1', 'b2']);
  });

  it('never sends two values of one key within an interval, and always ends with the last', () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 150 }), key: fc.constantFrom('a', 'b') });
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      const sent = new Map<string, { at: number; value: number }[]>([
        ['a', []],
        ['b', []],
      ]);
      const throttle = new Throttle<string, number>(100, (key, value) =>
        sent.get(key)?.push({ at: Date.now(), value }),
      );
      const last = new Map<string, number>();
      steps.forEach(({ wait, key }, index) => {
        vi.advanceTimersByTime(wait);
        throttle.push(key, index);
        last.set(key, index);
      });
      vi.advanceTimersByTime(1000);
      for (const [key, values] of sent) {
        values.slice(1).forEach(({ at }, index) => {
          expect(at - (values[index]?.at ?? 0)).toBeGreaterThanOrEqual(100);
        });
        expect(values.at(-1)?.value).toBe(last.get(key));
      }
    });
    fc.assert(property);
  });
});
