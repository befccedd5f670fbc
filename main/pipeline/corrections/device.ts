import { StoreError } from '../../../shared/errors';
import {
  applyCorrections,
  type DeviceCorrections,
  type DeviceModel,
  deviceCorrectionsSchema,
  noDeviceCorrections,
} from '../../../shared/models';
import { loadCorrections, saveCorrections } from './file';

/** The user's corrections of a datasheet; none when there is no file. Throws as `loadCorrections`. */
export const loadDeviceCorrections = async (dir: string, sha256: string): Promise<DeviceCorrections> =>
  (await loadCorrections(dir, sha256, 'device', deviceCorrectionsSchema)) ?? noDeviceCorrections(sha256);

/** Replaces the corrections at once. Throws as `saveCorrections`. */
export const saveDeviceCorrections = (dir: string, corrections: DeviceCorrections): Promise<void> =>
  saveCorrections(dir, 'device', corrections);

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
