import { STEPS, type StepId, type TaskView } from '../../../shared/tasks';

export type StepStatus = 'waiting' | 'active' | 'done' | 'failed' | 'skipped';

export interface StepView {
  readonly id: StepId;
  readonly status: StepStatus;
  /** 0..100 within the step. */
  readonly percentage: number;
}

/** How far each of the three named steps is, from the task's one weighted percentage. */
export function stepsOf({ state, progress }: Pick<TaskView, 'state' | 'progress'>): StepView[] {
  let before = 0;
  return STEPS.map(({ id, weight }, index) => {
    const percentage = Math.min(100, Math.max(0, (progress.percentage / 100 - before) / weight) * 100);
    before += weight;
    return { id, status: statusOf(state, progress.currentStep, index + 1), percentage };
  });
}

function statusOf(state: TaskView['state'], current: number, step: number): StepStatus {
  if (state === 'completed') return 'done';
  if (state === 'pending') return 'waiting';
  if (step < current) return 'done';
  const here = step === current;
  if (state === 'processing') return here ? 'active' : 'waiting';
  return here || (current === 0 && step === 1) ? 'failed' : 'skipped';
}

/** What to call a task: its chip once known, else its first datasheet. */
export function taskName({ summary, inputs }: Pick<TaskView, 'summary' | 'inputs'>): string {
  if (summary !== null && summary.device !== '') return summary.device;
  return inputs.find(({ role }) => role === 'datasheet')?.name ?? inputs[0]?.name ?? '';
}
