import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSvd } from '../../../../../main/pipeline/export';
import { readSvd } from '../../../../../main/pipeline/export/svd-read';
import type { DeviceModel } from '../../../../../shared/models';
import { anyPlainDevice } from '../../../../fixtures/models/any-device';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

/** What SVD keeps of a model, as `readSvd` gives it back. */
const expected = (model: DeviceModel) =>
  model.peripherals.map(({ name, baseAddress, registers }) => ({
    name,
    registers: registers.map((each) => ({
      name: each.name,
      description: `${each.description ?? each.name} (p. ${each.source.page})`,
      address: (baseAddress ?? 0) + (each.addressOffset ?? 0),
      size: each.size,
      resetValue: each.resetValue,
      access: each.access,
      array: each.array && { ...each.array, labels: Array.from({ length: each.array.count }, (_, n) => String(n)) },
      fields: each.fields.map(({ source: _, ...rest }) => ({
        ...rest,
        // In SVD a field that does not say its access has that of its register.
        access: rest.access === 'unknown' ? each.access : rest.access,
      })),
    })),
  }));

const read = (model: DeviceModel) =>
  readSvd(toSvd(model)).peripherals.map(({ name, registers }) => ({ name, registers }));

const svd = (peripherals: string, head = '') =>
  `<?xml version="1.0"?><device><name>D</name><width>32</width>${head}<peripherals>${peripherals}</peripherals></device>`;

describe('SVD there and back', () => {
  it('gives every register, field, address, access and reset value back', () => {
    fc.assert(
      fc.property(anyPlainDevice, (model) => {
        expect(read(model)).toEqual(expected(model));
      }),
      { numRuns: 200 },
    );
  });

  it('gives arrays and enumerated values back', () => {
    const values = [
      { value: 0, name: 'off', description: 'stopped' },
      { value: 2, name: 'on', description: 'runs & counts' },
    ];
    const model = device('X', 'riscv', [
      peripheral('DMA', 0x100, [
        register('CH', { offset: 4 }, [field('MODE', 3, 2, values)], {
          array: { count: 3, stride: 8 },
          description: 'c',
        }),
      ]),
    ]);
    expect(read(model)).toEqual(expected(model));
  });
});

describe('SVD files of other makers', () => {
  it('derive peripherals, registers and clusters, and inherit what they do not say', () => {
    const [timer, copy] = readSvd(
      svd(
        `<peripheral><name>TIM1</name><baseAddress>0x1000</baseAddress><resetValue>0x5</resetValue><registers>
           <register><name>CR</name><addressOffset>0x0</addressOffset><fields>
             <field><name>EN</name><bitRange>[3:2]</bitRange></field><field><name>X</name><lsb>4</lsb><msb>7</msb></field>
           </fields></register>
           <register derivedFrom="CR"><name>CR2</name><addressOffset>4</addressOffset></register>
           <cluster><dim>2</dim><dimIncrement>0x10</dimIncrement><name>CH%s</name><addressOffset>0x20</addressOffset>
             <register><name>VAL</name><addressOffset>8</addressOffset><size>16</size></register></cluster>
         </registers></peripheral>
         <peripheral derivedFrom="TIM1"><name>TIM2</name><baseAddress>0x2000</baseAddress></peripheral>`,
        '<access>read-write</access>',
      ),
    ).peripherals;
    expect(
      timer?.registers.map(({ name, address, size, resetValue, access }) => [name, address, size, resetValue, access]),
    ).toEqual([
      ['CR', 0x1000, 32, 5, 'read-write'],
      ['CR2', 0x1004, 32, 5, 'read-write'],
      ['CH0_VAL', 0x1028, 16, 5, 'read-write'],
      ['CH1_VAL', 0x1038, 16, 5, 'read-write'],
    ]);
    expect(timer?.registers[1]?.fields.map(({ name, lsb, width }) => [name, lsb, width])).toEqual([
      ['EN', 2, 2],
      ['X', 4, 4],
    ]);
    expect(copy?.registers[3]?.address).toBe(0x2038);
  });

  it('count in hex, binary, decimal and thousands', () => {
    const registerAt = (offset: string) =>
      `<register><name>R</name><addressOffset>${offset}</addressOffset></register>`;
    const offsets = ['0x1F', '#101', '010', '1k', '+3'].map(registerAt).join('');
    const text = svd(
      `<peripheral><name>P</name><baseAddress>0</baseAddress><registers>${offsets}</registers></peripheral>`,
    );
    expect(readSvd(text).peripherals[0]?.registers.map(({ address }) => address)).toEqual([31, 5, 10, 1024, 3]);
  });
});

describe('a file that is no SVD', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><device>&b;</device>`;
  const deep = `<device><peripherals>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</peripherals></device>`;
  const endless = svd(
    `<peripheral derivedFrom="Q"><name>P</name></peripheral><peripheral derivedFrom="P"><name>Q</name></peripheral>`,
  );
  const nest = (depth: number): string =>
    depth === 0
      ? '<register><name>R</name></register>'
      : `<cluster><dim>4000</dim><name>C%s</name>${nest(depth - 1)}</cluster>`;
  const huge = svd(`<peripheral><name>P</name><registers>${nest(3)}</registers></peripheral>`);
  it.each([
    ['entities that grow without limit', bomb],
    ['elements nested without end', deep],
    ['peripherals that derive from each other', endless],
    ['arrays of arrays of arrays', huge],
    ['arrays of arrays of nothing', huge.replace(/<register><name>R<\/name><\/register>/, '')],
    ['another kind of XML', '<project><name>x</name></project>'],
    ['a device without peripherals', '<device><name>x</name></device>'],
    ['a file cut off', svd('<peripheral><name>P</name>').slice(0, -20)],
    ['a PDF', '%PDF-1.7\n1 0 obj << /Type /Catalog >>'],
    ['nothing', ''],
  ])('is refused with its code: %s', (_, text) => {
    expect(() => readSvd(text)).toThrow(expect.objectContaining({ code: 'SVD_UNREADABLE' }));
  });

  it('is refused or read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readSvd(svd(text))).toThrow(expect.objectContaining({ code: 'SVD_UNREADABLE' }));
      }),
      { numRuns: 100 },
    );
  });
});
