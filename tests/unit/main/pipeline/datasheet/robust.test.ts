import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readDatasheet } from '../../../../../main/pipeline/datasheet';
import type { DeviceModel } from '../../../../../shared/models';
import { registersOf } from './support/chip';
import { fieldsOf, peripheralsOf, table } from './support/layout';
import { type Pen, withPdf } from './support/pdf';

const HEAD = ['Bits', 'Name', 'Access', 'Reset', 'Description'];
const WIDTHS = [50, 70, 50, 50, 200];
const ROWS = 10_000;
const hex = (value: number) => `0x${value.toString(16)}`;
const read = (page: (pen: Pen) => void) => withPdf([page], (doc) => readDatasheet(doc, SILENT));
const registersIn = (model: DeviceModel) => model.peripherals.flatMap(({ registers }) => registers);

function section(pen: Pen, register: string, field: string): void {
  pen.text(60, 760, '3 Timer (TMR)', 16);
  pen.text(60, 730, 'The base address of the timer is 0x4000 1000. It counts clocks as every timer does.');
  pen.text(60, 700, `3.1 Control register (${register})`, 12);
  pen.text(60, 680, 'Address offset: 0x04');
  pen.table(660, WIDTHS, [HEAD, ['31:1', 'Reserved', '-', '-', ''], ['0', field, 'RW', '0x1', 'Enable']]);
}

describe('large and odd documents', () => {
  it('reads tables of ten thousand rows', () => {
    const listed = Array.from({ length: ROWS }, (_, i) => [
      `R32_BIG_REG${i}`,
      hex(0x40000000 + 4 * i),
      'One of many',
      '0x0',
    ]);
    const found = peripheralsOf('# 5 Big', table(['Name', 'Access address', 'Description', 'Reset value'], ...listed));
    expect(found.map(({ registers }) => registers.length)).toEqual([ROWS]);
    const bits = Array.from({ length: ROWS }, (_, i) => [String(i % 32), `F${i}`, 'RW', 'x']);
    const [one] = peripheralsOf(
      '### 5.1 Control (BIG_CTRL)',
      'Address offset: 0x00',
      table(['Bits', 'Name', 'Access', 'Description'], ...bits),
    );
    expect(one?.registers[0] && fieldsOf(one.registers[0])).toHaveLength(32);
    const bus = Array.from({ length: ROWS }, (_, i) => [hex(i % 256), `REG${i}`, 'R/W', '0x00', 'x']);
    expect(
      registersOf('peripheral-chip', table(['Address', 'Name', 'Type', 'Reset', 'Description'], ...bus)).size,
    ).toBe(ROWS);
  });

  it('keeps text that is drawn twice for bold once', async () => {
    const model = await read((pen) => {
      section(pen, 'TMR_CTRL', 'EN');
      section(
        { ...pen, text: (x, y, text, size) => pen.text(x + 0.4, y, text, size), table: () => 0 },
        'TMR_CTRL',
        'EN',
      );
      pen.text(113.4, 660 - 44, 'EN', 9);
    });
    const [register, ...more] = registersIn(model);
    expect(more).toEqual([]);
    expect(register).toMatchObject({ name: 'TMR_CTRL', address: 0x40001004 });
    expect(register && fieldsOf(register)).toEqual(['EN[0:0]']);
  });

  it('reads text in two columns without joining lines that stand side by side to registers', async () => {
    const model = await read((pen) => {
      section(pen, 'TMR_CTRL', 'EN');
      for (let i = 0; i < 20; i++) {
        pen.text(60, 560 - 14 * i, 'The register TMR_CTRL begins counting when', 8);
        pen.text(320, 560 - 14 * i, 'Offset 0x40 of the table is where data lie', 8);
      }
    });
    expect(registersIn(model).map(({ name, address }) => [name, address])).toEqual([['TMR_CTRL', 0x40001004]]);
  });

  it('gives no register that the page shows invisibly beside text that can be seen', async () => {
    const model = await read((pen) => {
      section(pen, 'TMR_CTRL', 'EN');
      pen.hide(() => {
        pen.text(60, 500, '3.2 Secret register (TMR_EVIL)', 12);
        pen.text(60, 480, 'Address offset: 0x08');
        pen.table(460, WIDTHS, [HEAD, ['0', 'BOOM', 'RW', '0x1', 'Blow up']]);
      });
    });
    expect(registersIn(model).map(({ name }) => name)).toEqual(['TMR_CTRL']);
  });
});
