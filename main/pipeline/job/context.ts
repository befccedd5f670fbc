import type { FoundRegister, LogLevel, StepId } from '../../../shared/tasks';
import type { StepContext } from '../context';

type LogData = Readonly<Record<string, string | number | boolean | null>>;

/** What a whole job may tell: the same as a step, with the step's name. */
export interface JobContext {
  readonly signal: AbortSignal;
  progress(step: StepId, fraction: number, detail?: string): void;
  /** A document of so many pages was opened; `known` when it was read before and is not read again. */
  opened(pages: number, known: boolean): void;
  log(step: string, level: LogLevel, message: string, data?: LogData): void;
  /** See StepContext. */
  readonly found?: (registers: readonly FoundRegister[]) => void;
}

/** The context of one step. Its 0..1 is laid onto `from`..`to` of the step, for a step made of several readings. */
export function stepContext(context: JobContext, step: StepId, from = 0, to = 1): StepContext {
  return {
    signal: context.signal,
    progress: (fraction, detail) => context.progress(step, from + (to - from) * fraction, detail),
    log: (level, message, data) => context.log(step, level, message, data),
    ...(context.found === undefined ? {} : { found: context.found }),
  };
}
