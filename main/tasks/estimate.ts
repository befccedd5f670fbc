import type { TaskWork } from './record';

/** What a completed task had to do, and how long that took on this machine. */
export interface Sample {
  readonly job: Job;
  readonly seconds: number;
}

export interface Job {
  readonly provider: string;
  readonly schematic: boolean;
  /** Null while nobody has opened the documents. */
  readonly work: TaskWork | null;
}

/** Fewer than this say nothing. */
const LEAST_SAMPLES = 3;
/** The latest ones count: a machine changes, and so does the program. */
const MOST_SAMPLES = 20;
/** Documents are alike when one has at most so many times the pages of the other. */
const PAGES_RATIO = 3;
/** Half of the samples must lie this close together, as a share of their median. */
const WIDEST_SPREAD = 0.5;

/**
 * Seconds that a job takes from its start, from what similar ones took: same provider, schematic or none, read anew or
 * known, about as many pages. The median of them, per page where pages are read. Null rather than a bad guess: with too
 * few of them, or when they differ widely.
 *
 * @param samples the latest last
 */
export function estimateSeconds(samples: readonly Sample[], job: Job): number | null {
  const { work } = job;
  if (work === null) return null;
  const seconds = samples
    .flatMap((sample) => (isSimilar(sample.job, job) ? [scaled(sample, work)] : []))
    .slice(-MOST_SAMPLES)
    .sort((a, b) => a - b);
  const median = at(seconds, 0.5);
  if (seconds.length < LEAST_SAMPLES || median === undefined) return null;
  const spread = (at(seconds, 0.75) ?? median) - (at(seconds, 0.25) ?? median);
  return spread > WIDEST_SPREAD * median ? null : median;
}

function isSimilar({ provider, schematic, work }: Job, job: Job): boolean {
  if (work === null || job.work === null || provider !== job.provider || schematic !== job.schematic) return false;
  const [less, more] = [work.pagesRead, job.work.pagesRead].sort((a, b) => a - b);
  if (less === undefined || more === undefined || less === 0) return more === 0;
  return more <= less * PAGES_RATIO;
}

const scaled = ({ job, seconds }: Sample, { pagesRead }: TaskWork): number =>
  job.work === null || job.work.pagesRead === 0 ? seconds : (seconds * pagesRead) / job.work.pagesRead;

const at = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** A task in the forecast. Times are milliseconds since 1970; `startedAt` is null for one that waits. */
export interface Planned {
  readonly id: string;
  readonly startedAt: number | null;
  /** From its start; null when nothing is known. */
  readonly seconds: number | null;
}

/**
 * When each task will end, in milliseconds since 1970: the running ones, then the waiting ones in their order, each in
 * the slot that is free first. A task is left out when its own time, or that of one before it in its slot, is not known,
 * and so is one that takes longer than thought.
 *
 * @param slots tasks that may run at once; 0 while the queue is paused
 */
export function forecast(tasks: readonly Planned[], slots: number, now: number): Map<string, number> {
  const ends = new Map<string, number>();
  const running = tasks.flatMap(({ id, startedAt, seconds }) => {
    if (startedAt === null) return [];
    const end = seconds === null ? now : startedAt + seconds * 1000;
    if (end > now) ends.set(id, end);
    return [end > now ? end : null];
  });
  // One slot whose end is not known may be the next one to get free.
  if (slots === 0 || running.includes(null)) return ends;
  // After the number was lowered, the first ones to end leave no slot.
  const free = ascending(running).slice(-slots);
  while (free.length < slots) free.unshift(now);
  for (const { id, startedAt, seconds } of tasks) {
    if (startedAt !== null) continue;
    if (seconds === null) break;
    const end = (free.shift() ?? now) + seconds * 1000;
    ends.set(id, end);
    free.splice(0, free.length, ...ascending([...free, end]));
  }
  return ends;
}

const ascending = (numbers: readonly (number | null)[]): number[] =>
  numbers.filter((each) => each !== null).sort((a, b) => a - b);
