import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { salvage, tryJson } from '../../shared/json';
import { type Settings, settingsSchema } from '../../shared/settings';

/**
 * The settings that the window keeps in a data folder, so that the service without a window deletes nothing the user
 * wants kept. Defaults where there are none, and for each one that is not valid.
 */
export async function settingsOf(dataDir: string): Promise<Settings> {
  const text = await readFile(join(dataDir, 'settings.json'), 'utf8').catch(() => '{}');
  return salvage(settingsSchema, tryJson(text));
}
