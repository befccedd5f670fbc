import { describe, expect, test } from 'vitest';
import { isTerminal, nextState, type TaskEvent, type TaskState } from '../../../../shared/tasks';

const STATES: readonly TaskState[] = ['pending', 'processing', 'completed', 'failed', 'cancelled'];
const EVENTS: readonly TaskEvent[] = ['start', 'complete', 'fail', 'cancel', 'retry', 'interrupt', 'park'];

/** Every pair that leads somewhere; all others must lead nowhere. */
const TABLE: readonly (readonly [TaskState, TaskEvent, TaskState])[] = [
  ['pending', 'start', 'processing'],
  ['pending', 'cancel', 'cancelled'],
  ['pending', 'fail', 'failed'],
  ['processing', 'complete', 'completed'],
  ['processing', 'fail', 'failed'],
  ['processing', 'cancel', 'cancelled'],
  ['processing', 'interrupt', 'pending'],
  ['processing', 'park', 'failed'],
  ['processing', 'retry', 'pending'],
  ['failed', 'retry', 'pending'],
  ['cancelled', 'retry', 'pending'],
];

describe('the states of a task', () => {
  test.each(TABLE)('%s + %s = %s', (state, event, expected) => {
    expect(nextState(state, event)).toBe(expected);
  });

  test('any other event changes nothing', () => {
    const known = new Set(TABLE.map(([state, event]) => `${state} ${event}`));
    const others = STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const));
    for (const [state, event] of others) {
      if (!known.has(`${state} ${event}`)) expect(nextState(state, event), `${state} ${event}`).toBeNull();
    }
  });

  test('terminal ones are left by a retry only, and a completed one never', () => {
    for (const state of STATES.filter(isTerminal)) {
      const ways = EVENTS.filter((event) => nextState(state, event) !== null);
      expect(ways).toEqual(state === 'completed' ? [] : ['retry']);
    }
  });
});
