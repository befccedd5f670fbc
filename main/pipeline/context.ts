import type { FoundRegister, LogLevel } from '../../shared/tasks';

/** What a pipeline step may tell the outside, and how it is told to stop. */
export interface StepContext {
  readonly signal: AbortSignal;
  /** `fraction` of this step, 0..1, never falling; `detail` is a short text such as `page 12 of 190`. */
  progress(fraction: number, detail?: string): void;
  log(level: LogLevel, message: string, data?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Registers not told before, while pages are still being read. Absent where nobody looks on: it costs a few per cent. */
  readonly found?: (registers: readonly FoundRegister[]) => void;
}

/** A context that drops everything, for callers that need only the value. */
export const SILENT: StepContext = {
  signal: new AbortController().signal,
  progress: () => undefined,
  log: () => undefined,
};
