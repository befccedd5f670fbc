import { z } from 'zod';

/** The steps of a task, in order, with the name that is shown and the share of the whole (the shares sum to 1). */
export const STEPS = [
  { id: 'datasheet', name: 'Parsing datasheet', weight: 0.7 },
  { id: 'schematic', name: 'Parsing schematic', weight: 0.15 },
  { id: 'code', name: 'Generating code', weight: 0.15 },
] as const;

export type StepId = (typeof STEPS)[number]['id'];
export const stepIdSchema = z.enum(['datasheet', 'schematic', 'code']);

/** `currentStep` counts from 1 (0 before the first); `percentage` 0..100, never falling within an attempt. */
export const progressSchema = z.object({
  currentStep: z.int().min(0),
  totalSteps: z.int().min(1),
  step: stepIdSchema.nullable(),
  stepName: z.string(),
  percentage: z.number().min(0).max(100),
  detail: z.string().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const NO_PROGRESS: Progress = {
  currentStep: 0,
  totalSteps: STEPS.length,
  step: null,
  stepName: '',
  percentage: 0,
};

/** Progress when `fraction` (0..1, clamped) of `step` is done. */
export function progressAt(step: StepId, fraction: number, detail?: string): Progress {
  const index = STEPS.findIndex(({ id }) => id === step);
  const before = STEPS.slice(0, index).reduce((sum, { weight }) => sum + weight, 0);
  const { weight, name } = STEPS[index] ?? STEPS[0];
  const share = Math.min(1, Math.max(0, fraction));
  return {
    currentStep: index + 1,
    totalSteps: STEPS.length,
    step,
    stepName: name,
    percentage: Math.round((before + weight * share) * 1000) / 10,
    ...(detail === undefined ? {} : { detail }),
  };
}
