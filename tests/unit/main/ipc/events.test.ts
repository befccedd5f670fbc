import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forwardEvents } from '../../../../main/ipc/events';
import { TaskEmitter } from '../../../../main/tasks/emitter';
import { type LogEntry, NO_PROGRESS, progressAt, type TaskState, type TaskView } from '../../../../shared/tasks';

const task = (state: TaskState, fraction = 0): TaskView => ({
  id: 'task_1705312845123_abc123',
  state,
  instruction: '',
  inputs: [],
  provider: 'offline',
  priority: 0,
  pinned: false,
  attempt: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: null,
  completedAt: null,
  queuePosition: null,
  expectedEnd: null,
  progress: fraction > 0 ? progressAt('datasheet', fraction) : NO_PROGRESS,
  error: null,
  summary: null,
  revision: 0,
});

const entry = (seq: number): LogEntry => ({
  seq,
  time: '2026-01-01T00:00:00.000Z',
  elapsedMs: 0,
  level: 'info',
  step: 'code',
  message: String(seq),
});

function listen(): { teller: TaskEmitter; heard: [string, unknown][]; end: () => void } {
  const teller = new TaskEmitter();
  const heard: [string, unknown][] = [];
  return { teller, heard, end: forwardEvents(teller, (event, payload) => heard.push([event, payload])) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('news for the window', () => {
  it('carry a change of state at once, even right after progress', () => {
    const { teller, heard } = listen();
    teller.emit('changed', task('processing', 0.1));
    teller.emit('changed', task('processing', 0.2));
    teller.emit('changed', task('completed', 1));
    expect(heard.map(([, payload]) => (payload as TaskView).state)).toEqual(['processing', 'completed']);
    vi.advanceTimersByTime(1000);
    expect(heard).toHaveLength(2);
  });

  it('carry registers found so far with their places in the list', () => {
    const { teller, heard } = listen();
    const registers = [{ document: 'chip.pdf', peripheral: 'TMR', name: 'CTRL', page: 3 }];
    const { id } = task('processing');
    teller.emit('found', id, { from: 4, registers, total: 5 });
    expect(heard).toEqual([['task.found', { id, news: { from: 4, registers, total: 5 } }]]);
  });

  it('carry progress at most ten times a second', () => {
    const { teller, heard } = listen();
    for (let tick = 0; tick < 1000; tick++) {
      teller.emit('changed', task('processing', tick / 1000));
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(heard.length).toBeLessThanOrEqual(11);
    expect(heard.at(-1)?.[1]).toMatchObject({ progress: progressAt('datasheet', 0.999) });
  });

  it('lose no log line', () => {
    const { teller, heard } = listen();
    for (let seq = 1; seq <= 50; seq++) {
      teller.emit('logged', 'id', [entry(seq)]);
      vi.advanceTimersByTime(7);
    }
    vi.advanceTimersByTime(100);
    const seqs = heard.flatMap(([, payload]) => (payload as { entries: LogEntry[] }).entries.map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('say nothing more of a task that was removed', () => {
    const { teller, heard } = listen();
    teller.emit('changed', task('processing', 0.1));
    teller.emit('changed', task('processing', 0.2));
    teller.emit('removed', task('processing').id);
    vi.advanceTimersByTime(1000);
    expect(heard.map(([event]) => event)).toEqual(['task.changed', 'task.removed']);
  });

  it('stop when the subscription ends', () => {
    const { teller, heard, end } = listen();
    teller.emit('changed', task('processing', 0.1));
    teller.emit('changed', task('processing', 0.2));
    end();
    teller.emit('changed', task('failed'));
    vi.advanceTimersByTime(1000);
    expect(heard).toHaveLength(1);
  });
});
