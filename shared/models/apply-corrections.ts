import type { Diagnostic } from './common';
import { Bench, type BenchPeripheral, type BenchRegister } from './correction-bench';
import { applyEdit, nameOf } from './correction-edits';
import type { DeviceModel, Field, Peripheral, Register } from './device';
import type { DeviceCorrections, FieldRef, RegisterRef } from './device-corrections';

/** A model with the user's corrections in it, and how its parts are called in further corrections. */
export interface CorrectedDevice {
  readonly model: DeviceModel;
  readonly peripherals: ReadonlyMap<Peripheral, string>;
  readonly registers: ReadonlyMap<Register, RegisterRef>;
  readonly fields: ReadonlyMap<Field, FieldRef>;
  /** The reading of each register that was corrected. */
  readonly asRead: ReadonlyMap<Register, Register>;
}

/**
 * Puts corrections into a model as it was read. Never throws: an edit that matches nothing, or that would leave a field
 * outside its register, is left out and becomes a diagnostic; what was done becomes one diagnostic per register.
 */
export function applyCorrections(model: DeviceModel, { edits }: Pick<DeviceCorrections, 'edits'>): CorrectedDevice {
  const bench = new Bench(model);
  const doubts: Diagnostic[] = [];
  for (const edit of edits) {
    const problem = applyEdit(bench, edit);
    if (problem === null) continue;
    const code = problem === 'unmatched' ? 'CORRECTION_UNMATCHED' : 'CORRECTION_UNUSABLE';
    const why = problem === 'unmatched' ? 'matches nothing that was read' : 'does not fit its register';
    doubts.push({
      severity: 'warning',
      code,
      message: `A correction (${edit.do}) of ${nameOf(edit)} ${why}; it was left out.`,
    });
  }
  return assemble(model, bench, doubts);
}

function assemble(model: DeviceModel, bench: Bench, doubts: readonly Diagnostic[]): CorrectedDevice {
  const names = {
    peripherals: new Map<Peripheral, string>(),
    registers: new Map<Register, RegisterRef>(),
    fields: new Map<Field, FieldRef>(),
    asRead: new Map<Register, Register>(),
  };
  const notes: Diagnostic[] = [];
  const peripherals = bench.peripherals.map((place) => {
    if (place.notes.length > 0) notes.push(corrected(place.key, place.notes));
    const kept = place.registers.flatMap((entry) => {
      if (entry.notes.length > 0) notes.push(noteOf(place, entry));
      return entry.gone ? [] : [finish(entry, names)];
    });
    const peripheral = { ...place.peripheral, registers: kept };
    names.peripherals.set(peripheral, place.key);
    return peripheral;
  });
  return { model: { ...model, peripherals, diagnostics: [...model.diagnostics, ...notes, ...doubts] }, ...names };
}

interface Names {
  readonly registers: Map<Register, RegisterRef>;
  readonly fields: Map<Field, FieldRef>;
  readonly asRead: Map<Register, Register>;
}

function finish({ ref, read, register, fields, notes }: BenchRegister, names: Names): Register {
  const kept = fields.filter(({ gone }) => !gone);
  const done: Register =
    notes.length === 0
      ? register
      : { ...register, fields: kept.map(({ field }) => field).sort((a, b) => a.lsb - b.lsb) };
  names.registers.set(done, ref);
  if (read !== null && notes.length > 0) names.asRead.set(done, read);
  for (const { field, ref: fieldRef } of kept) names.fields.set(field, fieldRef);
  return done;
}

function noteOf({ peripheral }: BenchPeripheral, { register, read, notes }: BenchRegister): Diagnostic {
  const { page, bbox } = register.source;
  return {
    ...corrected(`${peripheral.name}.${read?.name ?? register.name}`, notes),
    page,
    ...(read === null ? {} : { bbox }),
  };
}

const corrected = (name: string, notes: readonly string[]): Diagnostic => ({
  severity: 'info',
  code: CORRECTED_BY_USER,
  message: `${name} was corrected by the user: ${notes.join('; ')}.`,
});

/** Code of the diagnostic that says what a user put right. */
export const CORRECTED_BY_USER = 'CORRECTED_BY_USER';
