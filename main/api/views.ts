import { API_PREFIX, type ApiStats, type ApiTask } from '../../shared/api';
import { isTerminal, type TaskStats, type TaskView } from '../../shared/tasks';

/** A task as the REST contract names it. */
export function apiTask(task: TaskView): ApiTask {
  return {
    task_id: task.id,
    status: task.state,
    progress: {
      current_step: task.progress.currentStep,
      total_steps: task.progress.totalSteps,
      step_name: task.progress.stepName,
      percentage: task.progress.percentage,
    },
    ...(task.queuePosition === null ? {} : { queue_position: task.queuePosition }),
    priority: task.priority,
    attempt: task.attempt,
    created_at: task.createdAt,
    ...(task.startedAt === null ? {} : { started_at: task.startedAt }),
    ...(task.completedAt === null ? {} : { completed_at: task.completedAt }),
    ...processingTime(task),
    ...(task.error === null ? {} : { error: apiError(task.error) }),
  };
}

export function apiStats(stats: TaskStats): ApiStats {
  return {
    total: stats.total,
    pending: stats.pending,
    processing: stats.processing,
    completed: stats.completed,
    failed: stats.failed,
    cancelled: stats.cancelled,
    queue_length: stats.queueLength,
    current_processing: stats.currentProcessing,
    average_processing_time_s: stats.averageProcessingTimeS,
  };
}

export const statusUrl = (id: string): string => `${API_PREFIX}/tasks/${id}`;
export const resultUrl = (id: string): string => `${API_PREFIX}/tasks/${id}/result`;

/** Seconds a client should wait before it asks again: 5 in the first minute, 10 in the first five, 15 after. */
export function pollAfterS(task: TaskView, now: number): number {
  const age = now - Date.parse(task.createdAt);
  if (age < 60_000) return 5;
  return age < 300_000 ? 10 : 15;
}

function processingTime(task: TaskView): Pick<ApiTask, 'processing_time_s'> {
  if (!isTerminal(task.state) || task.startedAt === null || task.completedAt === null) return {};
  const milliseconds = Date.parse(task.completedAt) - Date.parse(task.startedAt);
  return { processing_time_s: Math.max(0, milliseconds) / 1000 };
}

function apiError(error: NonNullable<TaskView['error']>): NonNullable<ApiTask['error']> {
  return { code: error.code, message: error.message, hint: error.hint, retryable: error.retryable };
}
