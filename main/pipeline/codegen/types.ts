import type { BoardModel, DeviceModel, Finding, ProvenanceEntry, Report } from '../../../shared/models';

export interface GenerateInput {
  /** The first one that is a controller is the chip to initialise; the others are chips on its buses. */
  readonly devices: readonly DeviceModel[];
  readonly board: BoardModel | null;
  readonly instruction: string;
}

/** What the generator wrote, what each line rests on, and what it could not do. */
export interface GeneratedCode {
  /** Text of each file by its name in the result folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly provenance: ProvenanceEntry[];
  readonly configured: Report['configured'];
  readonly notDone: Report['notDone'];
  readonly findings: Finding[];
  /** The controller's pins; empty without one. */
  readonly pins: NonNullable<Report['pins']>;
  /** Distinct registers that the code writes. */
  readonly registersWritten: number;
}
