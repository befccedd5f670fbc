import type { Diagnostic, Peripheral, Register } from '../../../../shared/models';

/** What stands against a peripheral as read: registers that share an address, addresses that fall, fields beyond the end. */
export function checkPeripheral(peripheral: Peripheral): Diagnostic[] {
  return [...sharedAddresses(peripheral), ...fallingOffsets(peripheral)];
}

function sharedAddresses({ name, registers }: Peripheral): Diagnostic[] {
  const byAddress = new Map<number, Register[]>();
  for (const register of registers) {
    const place = register.address ?? register.addressOffset;
    if (place !== null) byAddress.set(place, [...(byAddress.get(place) ?? []), register]);
  }
  return [...byAddress.values()]
    .filter((sharing) => sharing.length > 1)
    .map((sharing) => ({
      severity: 'info',
      code: 'REGISTERS_SHARE_ADDRESS',
      message: `${name}: ${sharing.map((register) => register.name).join(', ')} stand at one address.`,
      page: sharing[1]?.source.page ?? 1,
    }));
}

/** Manuals describe registers by rising offset; one that falls is often a misprint. */
function fallingOffsets({ name, registers }: Peripheral): Diagnostic[] {
  const placed = registers.filter(({ addressOffset, source }) => addressOffset !== null && source.page > 0);
  const inOrder = [...placed].sort((a, b) => a.source.page - b.source.page || b.source.bbox[3] - a.source.bbox[3]);
  return inOrder.flatMap((register, i): Diagnostic[] => {
    const before = inOrder[i - 1];
    if (!before || (register.addressOffset ?? 0) >= (before.addressOffset ?? 0)) return [];
    return [
      {
        severity: 'info',
        code: 'OFFSET_FALLS',
        message: `${name}: ${register.name} stands after ${before.name} in the manual but at a lower offset.`,
        page: register.source.page,
        bbox: register.source.bbox,
      },
    ];
  });
}

/** A register as wide as its fields need; a field that no register can hold is left out. */
export function fitted(register: Register): Register {
  const limit = 32;
  const fields = register.fields.filter(({ lsb, width }) => lsb + width <= limit);
  const top = Math.max(0, ...fields.map(({ lsb, width }) => lsb + width));
  const size = top > 16 ? 32 : top > 8 && register.size === 8 ? 16 : register.size;
  return { ...register, size, fields };
}
