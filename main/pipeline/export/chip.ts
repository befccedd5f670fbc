import type { AddressSpace, Core, DeviceModel, Field, Peripheral, Register } from '../../../shared/models';
import { NameShelf } from './names';
import { onResetPage, type PageSwitch, pageSwitch } from './pages';

/** A field with the name of its macros. */
export interface ChipField {
  readonly field: Field;
  /** Prefix of `_Pos` and `_Msk`, unique in the device. */
  readonly macro: string;
}

/** A register with its absolute address and the name that C code uses for it. */
export interface ChipRegister {
  readonly device: DeviceModel;
  readonly peripheral: Peripheral;
  readonly register: Register;
  readonly space: AddressSpace;
  /** Absolute; null when the manual gives neither an address nor a base. */
  readonly address: number | null;
  readonly macro: string;
  readonly fields: readonly ChipField[];
  /** Another register stands at the same address: which one answers depends on a page or a mode. */
  readonly shared: boolean;
  /** What switches the pages of a shared address, where the manual places this register on the page that reset selects. */
  readonly resetPage: PageSwitch | null;
}

/** Every register of a device with the names that the header gives, in the order of the model. */
export interface Chip {
  readonly device: DeviceModel;
  readonly prefix: string;
  readonly registers: readonly ChipRegister[];
}

/** Lays out names and addresses. The header, the code and the checks all go by what this returns. */
export function chipOf(device: DeviceModel): Chip {
  const shelf = new NameShelf();
  const registers = device.peripherals.flatMap((peripheral) =>
    peripheral.registers.map((register) => chipRegister(device, peripheral, register, shelf)),
  );
  const prefix = new NameShelf().take(device.device.name.toLowerCase() || 'device');
  return { device, prefix, registers: markShared(registers) };
}

function chipRegister(device: DeviceModel, peripheral: Peripheral, register: Register, shelf: NameShelf): ChipRegister {
  const space = register.space ?? defaultSpace(device.device.core);
  const macro = shelf.take(registerName(peripheral.name, register.name, space));
  return {
    device,
    peripheral,
    register,
    space,
    address: addressOf(peripheral, register),
    macro,
    fields: register.fields.map((field) => ({ field, macro: fieldMacro(macro, field.name, shelf) })),
    shared: false,
    resetPage: null,
  };
}

/** Registers that share their place with one of another name; the same one read twice does not count. */
function markShared(registers: readonly ChipRegister[]): ChipRegister[] {
  const places = new Map<string, Register[]>();
  const keyOf = ({ space, address }: ChipRegister) => `${space}:${address}`;
  for (const each of registers) places.set(keyOf(each), [...(places.get(keyOf(each)) ?? []), each.register]);
  const select = pageSwitch(registers.map(({ register }) => register));
  return registers.map((each) => {
    const sharing = places.get(keyOf(each)) ?? [];
    const shared = each.address !== null && new Set(sharing.map(({ name }) => name)).size > 1;
    const first = shared && each.register.name === onResetPage(sharing)?.name;
    return { ...each, shared, resetPage: first ? select : null };
  });
}

function fieldMacro(register: string, field: string, shelf: NameShelf): string {
  return shelf.take(`${register}_${field}`);
}

/** On an 8051 the manual's own register names are what programs use; elsewhere the peripheral goes first. */
function registerName(peripheral: string, register: string, space: AddressSpace): string {
  if (space === 'sfr' || peripheral === '') return register;
  const [owner, own] = [peripheral.toUpperCase(), register.toUpperCase()];
  return own.startsWith(`${owner}_`) || own === owner ? register : `${peripheral}_${register}`;
}

function addressOf(peripheral: Peripheral, register: Register): number | null {
  if (register.address !== null) return register.address;
  if (register.addressOffset === null || peripheral.baseAddress === null) return null;
  return peripheral.baseAddress + register.addressOffset;
}

function defaultSpace(core: Core): AddressSpace {
  if (core === '8051') return 'sfr';
  return core === 'peripheral-chip' ? 'bus' : 'mem';
}
