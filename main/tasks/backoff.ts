import type { AgentError } from '../../shared/errors';

const MAX_ATTEMPTS = 4;
const FIRST_WAIT_MS = 5000;

/**
 * Milliseconds to wait before a failed task is tried again by itself; null when it is not. Only errors that say that
 * trying again can help (a model server that is away or busy) are, never bad input. Waits double; the other side's own
 * wish counts when it is longer.
 */
export function retryDelayMs(error: AgentError, attempt: number): number | null {
  if (!error.retryable || attempt >= MAX_ATTEMPTS) return null;
  return Math.max(FIRST_WAIT_MS * 2 ** (attempt - 1), error.retryAfterMs ?? 0);
}
