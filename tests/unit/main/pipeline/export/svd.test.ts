import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { toSvd } from '../../../../../main/pipeline/export';
import { quill, zircon } from '../../../../fixtures/models/chips';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const parse = (xml: string) => new XMLParser({ ignoreAttributes: false }).parse(xml);

describe('SVD export', () => {
  it('is well-formed XML with elements in the order of the schema', () => {
    const xml = toSvd(zircon());
    expect(XMLValidator.validate(xml)).toBe(true);
    const order = ['<name>', '<version>', '<description>', '<addressUnitBits>', '<width>', '<peripherals>'];
    const places = order.map((tag) => xml.indexOf(tag));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('places registers at offsets from their peripheral and lists field values', () => {
    const [rcu, gpio] = parse(toSvd(zircon())).device.peripherals.peripheral;
    expect(rcu.baseAddress).toBe(0x40021000);
    expect(rcu.registers.register[0]).toMatchObject({ name: 'RCU_AHBENR', addressOffset: 0x14, size: 32 });
    expect(gpio.registers.register[0].fields.field[0].enumeratedValues.enumeratedValue[1]).toMatchObject({ value: 1 });
  });

  it('gives an 8051 its SFRs from the lowest address on', () => {
    const [port] = parse(toSvd(quill())).device.peripherals.peripheral;
    expect(port).toMatchObject({ baseAddress: 0x90, addressBlock: { size: 0x25 } });
  });

  it('describes registers alike once, with a step', () => {
    const model = device('X', 'riscv', [
      peripheral('DMA', 0x100, [register('CH', { offset: 4 }, [], { array: { count: 3, stride: 8 } })]),
    ]);
    expect(parse(toSvd(model)).device.peripherals.peripheral.registers.register).toMatchObject({
      dim: 3,
      dimIncrement: 8,
      name: 'CH[%s]',
    });
  });

  it('escapes what a manual says and leaves out what fits nowhere', () => {
    const model = device('A&B<C', 'riscv', [
      peripheral('P', 0, [
        register('R', { offset: 0 }, [field('<x>&', 31, 2)], { description: 'a < b && "c"\u0000' }),
        register('NOWHERE', {}, []),
      ]),
    ]);
    const xml = toSvd(model);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toContain('NOWHERE');
    expect(xml).not.toContain('<fields>');
  });
});
