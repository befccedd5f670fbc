import type { Field, Register } from '../../../shared/models';

/** A stretch of bits that belong together; `field` is null where no field was read. */
export interface BitCell {
  readonly field: Field | null;
  readonly msb: number;
  readonly lsb: number;
  /** Each bit after reset, from the highest; null where it is not stated. */
  readonly reset: readonly { readonly bit: number; readonly value: 0 | 1 | null }[];
}

const ROW_BITS = 16;

/** The bit grid of a register: rows of at most 16 bits, the highest first, each cut where the field changes. */
export function bitRows(register: Pick<Register, 'size' | 'fields' | 'resetValue'>): BitCell[][] {
  const owners = ownersOf(register);
  const rows: BitCell[][] = [];
  for (let top = register.size - 1; top >= 0; top -= ROW_BITS) {
    rows.push(cellsOf(owners, top, Math.max(0, top - ROW_BITS + 1), register));
  }
  return rows;
}

/** From the highest to the lowest. */
export const bitsDown = (msb: number, lsb: number): number[] =>
  Array.from({ length: msb - lsb + 1 }, (_, index) => msb - index);

/** The field of each bit. Where two claim a bit, the one that starts lower has it. */
function ownersOf({ size, fields }: Pick<Register, 'size' | 'fields'>): (Field | null)[] {
  const owners = Array.from<Field | null>({ length: size }).fill(null);
  for (const field of [...fields].sort((a, b) => b.lsb - a.lsb)) {
    owners.fill(field, field.lsb, Math.min(size, field.lsb + field.width));
  }
  return owners;
}

function cellsOf(
  owners: readonly (Field | null)[],
  top: number,
  bottom: number,
  register: Pick<Register, 'resetValue'>,
): BitCell[] {
  const cells: BitCell[] = [];
  for (let msb = top; msb >= bottom; ) {
    const field = owners[msb] ?? null;
    let lsb = msb;
    while (lsb > bottom && (owners[lsb - 1] ?? null) === field) lsb -= 1;
    const reset = bitsDown(msb, lsb).map((bit) => ({ bit, value: resetBit(register, field, bit) }));
    cells.push({ field, msb, lsb, reset });
    msb = lsb - 1;
  }
  return cells;
}

function resetBit({ resetValue }: Pick<Register, 'resetValue'>, field: Field | null, bit: number): 0 | 1 | null {
  if (resetValue !== null) return bitOf(resetValue, bit);
  const own = field?.resetValue ?? null;
  return own === null || field === null ? null : bitOf(own, bit - field.lsb);
}

/** By division: the bits of a 32-bit value do not fit JavaScript's signed shifts. */
const bitOf = (value: number, bit: number): 0 | 1 => (Math.floor(value / 2 ** bit) % 2 === 1 ? 1 : 0);

/** Whether a field only keeps a place: the grid draws it as empty. */
export const isReserved = (name: string): boolean =>
  /^(?:reserved|resv|rsvd|rsv|res|-+|—+|保留)\d*$/i.test(name.trim());
