import { z } from 'zod';
import { settingsPatchSchema, settingsSchema } from '../settings';
import { command, query } from './define';

const none = z.object({}).strict();

export const appInfoSchema = z.object({
  name: z.string(),
  version: z.string(),
  electron: z.string(),
  platform: z.string(),
  /** Shown, so that the user can find it; never sent anywhere. */
  dataDir: z.string(),
  /** BCP 47 tag of the system's language. */
  locale: z.string(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const appRoutes = {
  'app.info': query(none, appInfoSchema),
  'settings.get': query(none, settingsSchema),
  'settings.set': command(settingsPatchSchema, settingsSchema),
  'clipboard.write': command(z.object({ text: z.string().max(10_000_000) }).strict(), z.null()),
} as const;
