import type { Access, Field, Source } from '../../../../shared/models';

/**
 * What one place says about a register of a chip with byte-wide addresses: an address map, a list, or a section of its own.
 * What the place leaves open is null. `bank` is the SFR page or register bank.
 */
export interface Statement {
  readonly kind: 'map' | 'list' | 'detail';
  readonly name: string;
  readonly address: number | null;
  readonly bank: number | null;
  readonly size: 8 | 16 | 32;
  readonly resetValue: number | null;
  readonly access: Access;
  readonly description: string | null;
  /** What the place groups the register under, such as "Timer". */
  readonly group: string | null;
  readonly fields: readonly Field[];
  readonly source: Source;
  /** False where the place means the register without printing its name, as in a title for `Pn`. */
  readonly printed?: boolean;
}

/** The size of a register that has these fields. */
export function sizeFor(fields: readonly Field[]): Statement['size'] {
  const top = Math.max(0, ...fields.map(({ lsb, width }) => lsb + width));
  return top > 16 ? 32 : top > 8 ? 16 : 8;
}

/** A statement that says no more than a name and a place. */
export function statement(kind: Statement['kind'], name: string, source: Source): Statement {
  return {
    ...{ kind, name, source, address: null, bank: null, size: 8, resetValue: null },
    ...{ access: 'unknown', description: null, group: null, fields: [] },
  };
}
