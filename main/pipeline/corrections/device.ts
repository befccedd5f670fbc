import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../../../shared/errors';
import { tryJson } from '../../../shared/json';
import {
  applyCorrections,
  type DeviceCorrections,
  type DeviceModel,
  deviceCorrectionsSchema,
  noDeviceCorrections,
} from '../../../shared/models';

/** `<dir>/<sha256>.device.json`, beside the cache and never pruned with it: what a person typed cannot be read anew. */
const pathOf = (dir: string, sha256: string): string => join(dir, `${sha256}.device.json`);

/**
 * The user's corrections of a document; none when there is no file.
 *
 * @throws StoreError STORE_RECORD_UNREADABLE for a file that is not what was saved; it stays where it is
 */
export async function loadDeviceCorrections(dir: string, sha256: string): Promise<DeviceCorrections> {
  const text = await readFile(pathOf(dir, sha256), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(sha256, error);
  });
  if (text === null) return noDeviceCorrections(sha256);
  const parsed = deviceCorrectionsSchema.safeParse(tryJson(text));
  if (parsed.success && parsed.data.document === sha256) return parsed.data;
  throw unreadable(sha256, parsed.error);
}

/**
 * Written beside and renamed, so that a crash leaves the old file or the new one. No corrections, no file.
 *
 * @throws StoreError STORE_UNWRITABLE or STORE_DISK_FULL
 */
export async function saveDeviceCorrections(dir: string, corrections: DeviceCorrections): Promise<void> {
  const path = pathOf(dir, corrections.document);
  const draft = `${path}.${process.pid}.new`;
  try {
    if (corrections.edits.length === 0) return await rm(path, { force: true });
    await mkdir(dir, { recursive: true });
    await writeFile(draft, `${JSON.stringify(corrections, null, 2)}\n`, { flush: true });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    const code = reason === 'ENOSPC' ? 'STORE_DISK_FULL' : 'STORE_UNWRITABLE';
    throw new StoreError(code, `The corrections cannot be saved (${reason}).`, { data: { reason }, cause });
  }
}

/** A reading, and the same with the user's corrections in it. */
export interface CorrectedReading {
  readonly asRead: DeviceModel;
  readonly device: DeviceModel;
  /** What `device` differs by; without edits it is `asRead` itself. */
  readonly corrections: DeviceCorrections;
}

/** Applies what the user put right. A file of corrections that cannot be read becomes a diagnostic, never an error. */
export async function correctDevice(asRead: DeviceModel, dir: string | undefined): Promise<CorrectedReading> {
  const { sha256 } = asRead.document;
  const none = noDeviceCorrections(sha256);
  if (dir === undefined) return { asRead, device: asRead, corrections: none };
  try {
    const corrections = await loadDeviceCorrections(dir, sha256);
    if (corrections.edits.length === 0) return { asRead, device: asRead, corrections };
    return { asRead, device: applyCorrections(asRead, corrections).model, corrections };
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    const doubt = { severity: 'warning' as const, code: 'CORRECTIONS_UNREADABLE', message: thrown.message };
    return { asRead, device: { ...asRead, diagnostics: [...asRead.diagnostics, doubt] }, corrections: none };
  }
}

const unreadable = (sha256: string, cause: unknown): StoreError =>
  new StoreError('STORE_RECORD_UNREADABLE', `The corrections in ${sha256}.device.json cannot be read.`, {
    data: { name: `${sha256}.device.json` },
    cause,
  });
