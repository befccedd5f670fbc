import { z } from 'zod';
import { ERROR_TRAITS, type ErrorCode, isErrorCode } from './codes';

/** Facts of an error that are safe to show: numbers, names of files as the user gave them; never paths or document text. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>;

export interface ErrorOptions {
  readonly data?: ErrorData;
  readonly cause?: unknown;
  /** Milliseconds after which trying again makes sense, where the other side said so. */
  readonly retryAfterMs?: number;
}

/** How an error crosses a process, a file or the wire. */
export const errorRecordSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  retryAfterMs: z.number().optional(),
});
export type ErrorRecord = z.infer<typeof errorRecordSchema>;

/** The one error of the program: a stable code, a message a user can act on, safe data, the cause. */
export class AgentError extends Error {
  override readonly name: string = 'AgentError';
  readonly data: ErrorData | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.data = options.data;
    this.retryAfterMs = options.retryAfterMs;
  }

  get hint(): string {
    return ERROR_TRAITS[this.code].hint;
  }

  get retryable(): boolean {
    return ERROR_TRAITS[this.code].retryable;
  }

  get status(): number {
    return ERROR_TRAITS[this.code].status;
  }

  toRecord(): ErrorRecord {
    return {
      code: this.code,
      message: this.message,
      hint: this.hint,
      retryable: this.retryable,
      ...(this.data ? { data: { ...this.data } } : {}),
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
    };
  }

  /** Rebuilds an error that came over a process border; an unknown code becomes INTERNAL. */
  static fromRecord(record: ErrorRecord): AgentError {
    const options: ErrorOptions = {
      ...(record.data ? { data: record.data } : {}),
      ...(record.retryAfterMs === undefined ? {} : { retryAfterMs: record.retryAfterMs }),
    };
    return new AgentError(isErrorCode(record.code) ? record.code : 'INTERNAL', record.message, options);
  }

  /** Any thrown value as an AgentError. An unexpected one becomes INTERNAL and keeps its cause for the log only. */
  static from(thrown: unknown): AgentError {
    if (thrown instanceof AgentError) return thrown;
    return new AgentError('INTERNAL', 'An unexpected fault stopped this step.', { cause: thrown });
  }
}

/** Trouble with a PDF or another input file. */
export class InputError extends AgentError {
  override readonly name = 'InputError';
}

/** Trouble with the worker process or the task around it. */
export class TaskError extends AgentError {
  override readonly name = 'TaskError';
}

/** Trouble with the data folder. */
export class StoreError extends AgentError {
  override readonly name = 'StoreError';
}

/** A request at one of the doors (IPC, REST) that cannot be served as it is. */
export class RequestError extends AgentError {
  override readonly name = 'RequestError';
}
