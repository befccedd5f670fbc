import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, StoreError } from '../../shared/errors';
import { asStoreError } from './disk';

const NAME = 'in-use.lock';
/** The owner touches its lock this often; a lock not touched for longer than the limit belongs to nobody. */
const BEAT_MS = 5000;
const STALE_MS = 20_000;

/** Locks that this process holds. One that only bears its number was left by another: in a container numbers repeat. */
const held = new Set<string>();

/**
 * Takes a data folder for this process. The lock of a process that is gone is taken over, so a crash locks nobody out; so
 * is one that is no longer touched, because after a reboot its number may belong to another program. Returns what gives
 * it back.
 *
 * @throws StoreError STORE_IN_USE, STORE_UNWRITABLE, STORE_DISK_FULL
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, NAME);
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw asStoreError(error);
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (!held.has(path) && (await take(path))) return hold(path);
    const owner = await ownerOf(path);
    if (held.has(path) || (owner !== null && owner !== process.pid && isAlive(owner))) {
      throw new StoreError('STORE_IN_USE', `The data folder is in use by process ${owner ?? process.pid}.`, {
        data: { process: owner ?? process.pid },
      });
    }
    await rm(path, { force: true });
  }
  throw new StoreError('STORE_IN_USE', 'The data folder is in use by another instance.');
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false;
    throw asStoreError(error);
  }
}

function hold(path: string): () => Promise<void> {
  held.add(path);
  const beat = setInterval(() => {
    const now = new Date();
    // A lock that somebody removed by hand is not worth an error: the next start decides anew.
    void utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    held.delete(path);
    await rm(path, { force: true });
  };
}

/** Null when the lock is stale or says nothing. */
async function ownerOf(path: string): Promise<number | null> {
  const [text, facts] = await Promise.all([readFile(path, 'utf8').catch(() => ''), stat(path).catch(() => null)]);
  if (facts === null || Date.now() - facts.mtimeMs > STALE_MS) return null;
  return /^\d+$/.test(text) ? Number(text) : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return reasonOf(error) === 'EPERM'; // there, but somebody else's
  }
}
