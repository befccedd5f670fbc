import type { DeviceModel, Field, Peripheral, Register } from '../../../shared/models';
import { hex } from './names';

/** The model as a document for people: one heading per peripheral and register, tables of fields, pins and memory. */
export function toMarkdown(model: DeviceModel): string {
  return [
    `# ${inline(model.device.name || model.document.name)}`,
    '',
    `Read from ${inline(model.document.name)} (${model.document.pages} pages). Core: ${model.device.core}.`,
    ...model.peripherals.flatMap(peripheralLines),
    ...pinLines(model),
    ...table(
      '## Memory',
      ['Name', 'Start', 'Size', 'Page'],
      model.memory.map(({ name, start, size, source }) => [name, hex(start), hex(size), String(source.page)]),
    ),
    ...table(
      '## Interrupts',
      ['Number', 'Name', 'Page'],
      model.interrupts.map(({ number, name, source }) => [String(number), name, String(source.page)]),
    ),
    '',
  ].join('\n');
}

function peripheralLines({ name, baseAddress, description, registers }: Peripheral): string[] {
  const base = baseAddress === null ? '' : ` (base ${hex(baseAddress)})`;
  const about = description === undefined ? [] : ['', inline(description)];
  return ['', `## ${inline(name)}${base}`, ...about, ...registers.flatMap(registerLines)];
}

function registerLines(register: Register): string[] {
  const { name, description, address, addressOffset, size, resetValue, access, array, source } = register;
  const facts = [
    address === null ? null : `address ${hex(address)}`,
    addressOffset === null ? null : `offset ${hex(addressOffset)}`,
    array === undefined ? null : `${array.count} of them, ${hex(array.stride)} apart`,
    `${size} bits`,
    `reset ${resetValue === null ? 'not stated' : hex(resetValue)}`,
    access,
    `p. ${source.page}`,
    register.corrected === undefined ? null : 'corrected by the user',
  ];
  return [
    '',
    `### ${inline(name)}`,
    '',
    ...(description === undefined ? [] : [inline(description), '']),
    facts.filter((fact) => fact !== null).join(' · '),
    ...table(null, ['Bits', 'Field', 'Access', 'Reset', 'Description'], register.fields.map(fieldRow)),
  ];
}

function fieldRow({ name, lsb, width, access, resetValue, description, values }: Field): string[] {
  const meanings = (values ?? []).map(
    (each) => `${hex(each.value, 1)}: ${each.name === undefined ? '' : `${each.name} `}${each.description}`,
  );
  return [
    width === 1 ? String(lsb) : `${lsb + width - 1}:${lsb}`,
    name,
    access,
    resetValue === null || resetValue === undefined ? '' : hex(resetValue, 1),
    [description ?? '', ...meanings].filter((part) => part !== '').join('; '),
  ];
}

function pinLines({ pins }: DeviceModel): string[] {
  const packages = [...new Set(pins.map((pin) => pin.package))];
  return packages.flatMap((name) =>
    table(
      `## Pins of ${inline(name)}`,
      ['Number', 'Name', 'Type', 'Functions', 'Page'],
      pins
        .filter((pin) => pin.package === name)
        .map((pin) => [pin.number, pin.name, pin.type ?? '', pin.functions.join(', '), String(pin.source.page)]),
    ),
  );
}

/** Nothing at all for a table without rows. */
function table(title: string | null, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [...(title === null ? [''] : ['', title, '']), line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Text of a document in Markdown: one line, nothing in it that formats, links or ends a cell. */
const inline = (value: string): string =>
  value === '---'
    ? value
    : value
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/([\\`*_[\]<>|#])/g, '\\$1')
        .trim();
