import type { TaskView } from '../../../shared/tasks';

const HOUR_MS = 3_600_000;

export interface HourBucket {
  /** Start of the hour, milliseconds since 1970. */
  readonly start: number;
  readonly completed: number;
  readonly failed: number;
  /** Mean run time of the completed tasks in seconds; null without any. */
  readonly meanSeconds: number | null;
}

type Ended = Pick<TaskView, 'state' | 'startedAt' | 'completedAt'>;

/** The last 24 clock hours, oldest first, the present one included. */
export function hourlyBuckets(tasks: readonly Ended[], now: number): HourBucket[] {
  const latest = Math.floor(now / HOUR_MS) * HOUR_MS;
  return Array.from({ length: 24 }, (_, index) => bucket(tasks, latest - (23 - index) * HOUR_MS));
}

function bucket(tasks: readonly Ended[], start: number): HourBucket {
  const inside = tasks.filter(({ completedAt }) => {
    const at = completedAt === null ? Number.NaN : Date.parse(completedAt);
    return at >= start && at < start + HOUR_MS;
  });
  const completed = inside.filter(({ state }) => state === 'completed');
  const seconds = completed.flatMap(({ startedAt, completedAt }) =>
    startedAt === null || completedAt === null ? [] : [(Date.parse(completedAt) - Date.parse(startedAt)) / 1000],
  );
  const sum = seconds.reduce((total, value) => total + value, 0);
  return {
    start,
    completed: completed.length,
    failed: inside.filter(({ state }) => state === 'failed').length,
    meanSeconds: seconds.length === 0 ? null : Math.round((sum / seconds.length) * 10) / 10,
  };
}
