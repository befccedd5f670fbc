import { basename } from 'node:path';
import { AgentError } from '../../shared/errors';
import type { Desktop } from './surroundings';

/** Null when the user thought better of it, else the chosen file's name; the window never learns the path. */
export type Saved = { saved: string } | null;

/**
 * Asks where to save and has it written there.
 *
 * @throws AgentError OUTPUT_UNWRITABLE, or what `write` throws itself
 */
export async function saveThrough(
  desktop: Pick<Desktop, 'chooseSavePath'>,
  name: string,
  windowId: number,
  write: (path: string) => Promise<void>,
): Promise<Saved> {
  const path = await desktop.chooseSavePath(name, windowId);
  if (path === null) return null;
  try {
    await write(path);
  } catch (error) {
    if (error instanceof AgentError) throw error;
    const file = basename(path);
    throw new AgentError('OUTPUT_UNWRITABLE', `${file} cannot be written there.`, { data: { file }, cause: error });
  }
  return { saved: basename(path) };
}
