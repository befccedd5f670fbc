import { z } from 'zod';

/** `settings.json`. Every key has a default, so an empty or older file is valid; unknown keys are dropped. */
export const settingsSchema = z.object({
  schema: z.literal('settings/1').default('settings/1'),
  language: z.enum(['system', 'zh', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Tasks that run at once. */
  concurrency: z.int().min(1).max(5).default(3),
  /** Largest accepted input, in MiB. */
  maxInputMegabytes: z.int().min(1).max(2048).default(200),
  taskTimeoutMinutes: z.int().min(1).max(240).default(30),
  /** Hours a finished task is kept; null keeps it until it is deleted. */
  retentionHours: z.int().min(1).max(720).nullable().default(24),
  /** Heap a worker process may use, in MiB. */
  workerMemoryMegabytes: z.int().min(256).max(16384).default(2048),
  /** Room that models already read may take on disk, in MiB; the least recently used go first. */
  cacheMegabytes: z.int().min(0).max(102400).default(512),
  /** The REST service beside the window, for this machine alone. */
  restEnabled: z.boolean().default(false),
  /** Ports below 1024 belong to the system. */
  restPort: z.int().min(1024).max(65535).default(8080),
  /** Off by default: the first version's clients send no token. */
  restTokenRequired: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A change of some settings; what is left out stays. */
export const settingsPatchSchema = z
  .object({
    language: settingsSchema.shape.language.unwrap(),
    theme: settingsSchema.shape.theme.unwrap(),
    concurrency: settingsSchema.shape.concurrency.unwrap(),
    maxInputMegabytes: settingsSchema.shape.maxInputMegabytes.unwrap(),
    taskTimeoutMinutes: settingsSchema.shape.taskTimeoutMinutes.unwrap(),
    retentionHours: settingsSchema.shape.retentionHours.unwrap(),
    workerMemoryMegabytes: settingsSchema.shape.workerMemoryMegabytes.unwrap(),
    cacheMegabytes: settingsSchema.shape.cacheMegabytes.unwrap(),
    restEnabled: settingsSchema.shape.restEnabled.unwrap(),
    restPort: settingsSchema.shape.restPort.unwrap(),
    restTokenRequired: settingsSchema.shape.restTokenRequired.unwrap(),
  })
  .partial()
  .strict();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
