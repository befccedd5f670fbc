import { describe, expect, test } from 'vitest';
import { recovered } from '../../../../main/tasks/recovery';
import { aRecord } from './record';

describe('a task found at start-up', () => {
  test('that was running waits again', () => {
    expect(recovered(aRecord({ state: 'processing' }), 0)).toMatchObject({ state: 'pending', interruptions: 1 });
  });

  test('that was running at two ends of the program in a row is parked, so that it cannot loop', () => {
    const parked = recovered(aRecord({ state: 'processing', interruptions: 1 }), 1000);
    expect(parked).toMatchObject({ state: 'failed', error: { code: 'WORKER_CRASHED' } });
    expect(parked.completedAt).toBe('1970-01-01T00:00:01.000Z');
  });

  test('that waited or had ended stays as it is', () => {
    for (const state of ['pending', 'completed', 'failed', 'cancelled'] as const) {
      const record = aRecord({ state });
      expect(recovered(record, 0)).toBe(record);
    }
  });
});
