import { estimateSeconds, forecast, type Job, type Sample } from './estimate';
import type { TaskRecord, TaskWork } from './record';

/** What completed tasks teach. */
export interface Past {
  readonly samples: readonly Sample[];
  /** What the documents asked for, by the task's inputs. */
  readonly works: ReadonlyMap<string, TaskWork | null>;
}

interface Situation {
  readonly running: readonly { readonly record: TaskRecord; readonly work: TaskWork | null }[];
  /** In the order in which they will run. */
  readonly waiting: readonly TaskRecord[];
  readonly past: Past;
  /** Tasks that may run at once; 0 while the queue is paused. */
  readonly slots: number;
  readonly now: number;
}

/** @param completed the latest last */
export function learn(completed: readonly TaskRecord[]): Past {
  const samples = completed.flatMap((record): Sample[] => {
    const seconds = secondsOf(record);
    return seconds === null ? [] : [{ job: jobOf(record, record.work), seconds }];
  });
  return { samples, works: new Map(completed.map((record) => [inputsOf(record), record.work])) };
}

/** When the running and waiting tasks will end, in milliseconds since 1970, for those of which that can be said. */
export function expectedEnds({ running, waiting, past, slots, now }: Situation): Map<string, number> {
  const planned = [
    ...running.map(({ record, work }) => ({ record, work, startedAt: Date.parse(record.startedAt ?? '') })),
    ...waiting.map((record) => ({ record, work: readBefore(past.works.get(inputsOf(record))), startedAt: null })),
  ];
  const tasks = planned.map(({ record, work, startedAt }) => ({
    id: record.id,
    startedAt,
    seconds: estimateSeconds(past.samples, jobOf(record, work)),
  }));
  return forecast(tasks, slots, now);
}

const jobOf = ({ provider, inputs }: TaskRecord, work: TaskWork | null): Job => ({
  provider,
  schematic: inputs.some(({ role }) => role === 'schematic'),
  work,
});

/** Nobody has opened the documents of a waiting task; but the same files were read before, so they will be known. */
const readBefore = (work: TaskWork | null | undefined): TaskWork | null =>
  work === null || work === undefined ? null : { pagesRead: 0, pagesKnown: work.pagesRead + work.pagesKnown };

const inputsOf = ({ inputs }: TaskRecord): string =>
  JSON.stringify(inputs.map(({ role, name, bytes }) => [role, name, bytes]));

/** Seconds that a completed task ran; null when a time is missing. */
export const secondsOf = ({ startedAt, completedAt }: TaskRecord): number | null =>
  startedAt === null || completedAt === null
    ? null
    : Math.max(0, Date.parse(completedAt) - Date.parse(startedAt)) / 1000;
