import { constants, setPriority } from 'node:os';

/**
 * Lets the system serve everything else before this process: reading a manual takes all of a core for minutes, and
 * neither the window nor the REST service may wait for it.
 */
export function yieldToOthers(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    // A system that does not allow it: the work is done all the same.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
