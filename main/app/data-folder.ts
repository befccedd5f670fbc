import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../../shared/errors';

/**
 * Makes the data folder and proves that it can be written.
 * @throws StoreError STORE_DISK_FULL or STORE_UNWRITABLE
 */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const code = reason === 'ENOSPC' ? 'STORE_DISK_FULL' : 'STORE_UNWRITABLE';
    throw new StoreError(code, `The data folder cannot be written (${reason}).`, { data: { reason }, cause: error });
  }
}
