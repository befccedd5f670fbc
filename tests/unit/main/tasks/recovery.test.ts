import { describe, expect, test } from 'vitest';
import { recovered } from '../../../../main/tasks/recovery';
import { aRecord } from './record';

describe('a task found at start-up', () => {
  test('that was running waits again', () => {
    expect(recovered(aRecord({ state: 'processing' }), 1, 0)).toMatchObject({ state: 'pending', blame: 1 });
  });

  test('that alone was running at two ends of the program is parked, so that it cannot loop', () => {
    const parked = recovered(aRecord({ state: 'processing', blame: 1 }), 1, 1000);
    expect(parked).toMatchObject({ state: 'failed', error: { code: 'WORKER_CRASHED' } });
    expect(parked.completedAt).toBe('1970-01-01T00:00:01.000Z');
  });

  test('shares the blame with those that ran beside it, and is parked all the same in the end', () => {
    let record = aRecord({ state: 'processing' });
    let ends = 0;
    while (record.state === 'processing') {
      const next = recovered(record, 3, 0);
      ends += 1;
      record = next.state === 'pending' ? { ...next, state: 'processing' } : next;
    }
    expect(record.state).toBe('failed');
    expect(ends).toBe(6);
  });

  test('that waited or had ended stays as it is', () => {
    for (const state of ['pending', 'completed', 'failed', 'cancelled'] as const) {
      const record = aRecord({ state });
      expect(recovered(record, 1, 0)).toBe(record);
    }
  });
});
