import { constants, setPriority } from 'node:os';

/**
 * Lets the system serve everything else first: reading a manual takes all of a core for minutes, and neither the window
 * nor the REST service may wait for it. Harmless for a process that is gone already.
 */
export function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    // Gone between its start and here, or a system that does not allow it: the work is done all the same.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
