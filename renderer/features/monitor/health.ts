import type { TaskStats } from '../../../shared/tasks';

type Band = 'good' | 'watch' | 'bad';
type HealthMetric = 'queue' | 'failures' | 'duration';

export interface Health {
  readonly metric: HealthMetric;
  /** Tasks, a share 0..1, or seconds; null before there is data. */
  readonly value: number | null;
  readonly band: Band | null;
}

/** Below `watch` is good, above `bad` is bad, between them (ends included) is watch. */
const bandOf = (value: number, watch: number, bad: number): Band =>
  value < watch ? 'good' : value > bad ? 'bad' : 'watch';

/** The three health bands: queue 5/10 tasks, failure rate 5/10 %, mean time 60/120 s. */
export function healthOf(stats: TaskStats): Health[] {
  const ended = stats.completed + stats.failed;
  const failures = ended === 0 ? null : stats.failed / ended;
  const mean = stats.averageProcessingTimeS;
  return [
    { metric: 'queue', value: stats.queueLength, band: bandOf(stats.queueLength, 5, 10) },
    { metric: 'failures', value: failures, band: failures === null ? null : bandOf(failures, 0.05, 0.1) },
    { metric: 'duration', value: mean, band: mean === null ? null : bandOf(mean, 60, 120) },
  ];
}
