import type { Access, DeviceModel, Field, FieldValue, Peripheral, Register } from '../../../shared/models';
import { cIdentifier, NameShelf } from './names';

/**
 * The model as CMSIS-SVD 1.3.9, elements in the order of its schema. Registers without an address are left out, fields
 * that reach beyond their register too; a peripheral without registers is left out because the schema wants one.
 */
export function toSvd(model: DeviceModel): string {
  const shelf = new NameShelf();
  const width = model.device.core === '8051' || model.device.core === 'peripheral-chip' ? 8 : 32;
  const peripherals = model.peripherals.flatMap((peripheral) => peripheralLines(peripheral, shelf, model));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<device schemaVersion="1.3" xmlns:xs="http://www.w3.org/2001/XMLSchema-instance" xs:noNamespaceSchemaLocation="CMSIS-SVD.xsd">',
    `  <name>${cIdentifier(model.device.name)}</name>`,
    '  <version>1.0</version>',
    ...described('  ', `${model.device.name}, read from ${model.document.name}`),
    '  <addressUnitBits>8</addressUnitBits>',
    `  <width>${width}</width>`,
    '  <peripherals>',
    ...peripherals,
    '  </peripherals>',
    '</device>',
    '',
  ].join('\n');
}

function peripheralLines(peripheral: Peripheral, shelf: NameShelf, model: DeviceModel): string[] {
  const placed = peripheral.registers.flatMap((register) => {
    const address = addressOf(peripheral, register);
    return address === null ? [] : [{ register, address }];
  });
  if (placed.length === 0) return [];
  const lowest = Math.min(...placed.map(({ address }) => address));
  const base = peripheral.baseAddress !== null && peripheral.baseAddress <= lowest ? peripheral.baseAddress : lowest;
  const end = Math.max(...placed.map(({ register, address }) => address + extent(register)));
  const names = new NameShelf();
  return [
    '    <peripheral>',
    `      <name>${shelf.take(peripheral.name)}</name>`,
    ...described('      ', peripheral.description ?? peripheral.name),
    `      <baseAddress>${hexOf(base)}</baseAddress>`,
    '      <addressBlock>',
    '        <offset>0x0</offset>',
    `        <size>${hexOf(end - base)}</size>`,
    '        <usage>registers</usage>',
    '      </addressBlock>',
    ...interruptLines(peripheral, model),
    '      <registers>',
    ...placed.flatMap(({ register, address }) => registerLines(register, address - base, names)),
    '      </registers>',
    '    </peripheral>',
  ];
}

/** Interrupts that bear the peripheral's name, so that each stands once and where it belongs. */
function interruptLines(peripheral: Peripheral, model: DeviceModel): string[] {
  const own = peripheral.name.toUpperCase();
  const seen = new Set<number>();
  return model.interrupts.flatMap(({ name, number }) => {
    const words = name.toUpperCase().split(/[^A-Z0-9]+/);
    if (own === '' || number < 0 || seen.has(number) || !words.includes(own)) return [];
    seen.add(number);
    return [
      '      <interrupt>',
      `        <name>${cIdentifier(name)}</name>`,
      `        <value>${number}</value>`,
      '      </interrupt>',
    ];
  });
}

function registerLines(register: Register, offset: number, names: NameShelf): string[] {
  const { array } = register;
  const name = names.take(register.name);
  const repeat =
    array === undefined
      ? []
      : [`          <dim>${array.count}</dim>`, `          <dimIncrement>${hexOf(array.stride)}</dimIncrement>`];
  const access = svdAccess(register.access);
  const fields = register.fields.filter(({ lsb, width }) => lsb + width <= register.size);
  const fieldNames = new NameShelf();
  return [
    '        <register>',
    ...repeat,
    `          <name>${array === undefined ? name : `${name}[%s]`}</name>`,
    ...described('          ', `${register.description ?? register.name} (p. ${register.source.page})`),
    `          <addressOffset>${hexOf(offset)}</addressOffset>`,
    `          <size>${register.size}</size>`,
    ...(access === null ? [] : [`          <access>${access}</access>`]),
    ...(register.resetValue === null ? [] : [`          <resetValue>${hexOf(register.resetValue)}</resetValue>`]),
    ...sideEffects('          ', register.access),
    ...(fields.length === 0
      ? []
      : ['          <fields>', ...fields.flatMap((field) => fieldLines(field, fieldNames)), '          </fields>']),
    '        </register>',
  ];
}

function fieldLines(field: Field, names: NameShelf): string[] {
  const access = svdAccess(field.access);
  return [
    '            <field>',
    `              <name>${names.take(field.name)}</name>`,
    ...described('              ', field.description ?? ''),
    `              <bitOffset>${field.lsb}</bitOffset>`,
    `              <bitWidth>${field.width}</bitWidth>`,
    ...(access === null ? [] : [`              <access>${access}</access>`]),
    ...sideEffects('              ', field.access),
    ...valueLines(field.values ?? [], field.width),
    '            </field>',
  ];
}

function sideEffects(indent: string, access: Access): string[] {
  if (access === 'write-1-clear') return [`${indent}<modifiedWriteValues>oneToClear</modifiedWriteValues>`];
  return access === 'read-clear' ? [`${indent}<readAction>clear</readAction>`] : [];
}

/** The schema wants no empty description; where nothing is left to say, there is none. */
function described(indent: string, text: string): string[] {
  const words = xml(text);
  return words === '' ? [] : [`${indent}<description>${words}</description>`];
}

function valueLines(values: readonly FieldValue[], width: number): string[] {
  const fitting = values.filter(({ value }) => value >= 0 && value < 2 ** width);
  if (fitting.length === 0) return [];
  const names = new NameShelf();
  const seen = new Set<number>();
  const lines = fitting.flatMap(({ value, name, description }) => {
    if (seen.has(value)) return [];
    seen.add(value);
    return [
      '                <enumeratedValue>',
      `                  <name>${names.take(name ?? `value_${value}`)}</name>`,
      ...described('                  ', description),
      `                  <value>${value}</value>`,
      '                </enumeratedValue>',
    ];
  });
  return ['              <enumeratedValues>', ...lines, '              </enumeratedValues>'];
}

function svdAccess(access: Access): string | null {
  if (access === 'unknown') return null;
  if (access === 'read-clear') return 'read-only';
  return access === 'write-1-clear' ? 'read-write' : access;
}

function addressOf(peripheral: Peripheral, register: Register): number | null {
  if (register.address !== null) return register.address;
  if (register.addressOffset === null || peripheral.baseAddress === null) return null;
  return peripheral.baseAddress + register.addressOffset;
}

const extent = ({ size, array }: Register): number =>
  size / 8 + (array === undefined ? 0 : (array.count - 1) * array.stride);

const hexOf = (value: number): string => `0x${value.toString(16).toUpperCase()}`;

/** Escaped, without characters that XML 1.0 forbids. */
function xml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .trim();
}
