import { isTerminal } from '../../shared/tasks';
import type { TaskRecord } from './record';

const HOUR_MS = 3_600_000;

/**
 * Ids of the tasks whose time is over. A task that seems to end in the future is young, whatever the clock says; and a
 * clock that jumps forward prunes nothing that this run of the program has not seen age: `uptimeMs` counts on a clock
 * that cannot jump, and nothing finished during this run is older than it.
 *
 * @param finishedThisRun when each task finished on that same clock, for those that finished during this run
 */
export function expired(
  records: Iterable<TaskRecord>,
  retentionHours: number | null,
  clock: { readonly now: number; readonly uptimeMs: number; readonly finishedThisRun: ReadonlyMap<string, number> },
): string[] {
  if (retentionHours === null) return [];
  const limit = retentionHours * HOUR_MS;
  return [...records]
    .filter(({ id, state, pinned, completedAt }) => {
      if (!isTerminal(state) || pinned || completedAt === null) return false;
      const finished = clock.finishedThisRun.get(id);
      if (finished !== undefined) return clock.uptimeMs - finished > limit;
      return clock.now - Date.parse(completedAt) > limit;
    })
    .map(({ id }) => id);
}
