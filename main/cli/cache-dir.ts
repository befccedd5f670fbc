import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'embedded-ai-agent';

/**
 * The user's own folder for caches, by the custom of the system: what another user could write to would let them choose
 * the registers that somebody else's code is made of.
 */
export function cacheDir(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), NAME, 'Cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', NAME);
  const set = env['XDG_CACHE_HOME'];
  return join(set?.startsWith('/') === true ? set : join(homedir(), '.cache'), NAME);
}
