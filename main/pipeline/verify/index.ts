import type { Check, DeviceModel, ProofLevel } from '../../../shared/models';

export interface VerifyInput {
  readonly files: ReadonlyMap<string, string>;
  readonly devices: readonly DeviceModel[];
  readonly signal: AbortSignal;
}

export interface Verification {
  readonly checks: Check[];
  readonly proofLevel: ProofLevel;
}

/** Checks generated C and says how far it is proven. */
export async function verifyCode({ signal }: VerifyInput): Promise<Verification> {
  signal.throwIfAborted();
  return { checks: [], proofLevel: 'none' };
}
