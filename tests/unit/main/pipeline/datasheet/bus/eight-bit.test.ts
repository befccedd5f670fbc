import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../../main/pipeline/datasheet/recogniser';
import { RECOGNISERS } from '../../../../../../main/pipeline/datasheet/recognisers';
import type { Table } from '../../../../../../main/pipeline/pdf/layout';
import type { Register } from '../../../../../../shared/models';
import { fieldTexts, pageOf } from '../support/chip';
import { type Spec, table } from '../support/layout';

/** Registers that all recognisers together read, by name. */
function readAll(...specs: readonly Spec[]): Map<string, Register> {
  const layout = pageOf(...specs);
  const facts: Facts[] = [];
  const claimed = new Set<Table>();
  for (const recogniser of RECOGNISERS) {
    facts.push(recogniser.claim(layout, { claimed, facts, documentName: 'x.pdf', documentTitle: undefined }).facts);
  }
  const registers = facts.flatMap(({ peripherals = [] }) => peripherals.flatMap((one) => one.registers));
  return new Map(registers.map((one) => [one.name, one] as const));
}

const BITS = [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => `Bit ${bit}`);

describe('registers of eight bits of other cores', () => {
  it('reads a file map with bits in columns, and gives a section numbered like a chapter no address', () => {
    const row = (address: string, name: string) => [
      address,
      name,
      'EN',
      '-',
      '-',
      '-',
      '-',
      'IF',
      'IE',
      'Z',
      '0000 0000',
    ];
    const registers = readAll(
      'PIC16F1000 PIC16F1000 PIC16F1000 PIC16F1000 PIC16F1000 PIC16F1000',
      table(
        ['Address', 'Name', ...BITS, 'Value on POR'],
        ...[row('03h', 'STAT'), row('0Bh', 'INTC'), row('0Ch', 'PA'), row('18Ch', 'ANS')],
      ),
      'REGISTER 5-1: OSCC: OSCILLATOR CONTROL REGISTER',
      table(['SPLL', '4*IRC<3:0>', '-', '2*SCS<1:0>'], ['bit 7', '', '', '', '', '', '', 'bit 0']),
    );
    expect([...registers].map(([name, { address, space }]) => [name, address, space])).toEqual([
      ['STAT', 3, 'mem'],
      ['INTC', 0x0b, 'mem'],
      ['PA', 0x0c, 'mem'],
      ['ANS', 0x18c, 'mem'],
    ]);
    expect(fieldTexts(registers.get('ANS'))).toEqual(['EN 7+1', 'IF 2+1', 'IE 1+1', 'Z 0+1']);
  });

  it('takes the address in memory where a summary prints that of I/O before it', () => {
    const row = (address: string, name: string) => [address, name, ...'ITHSVNZC'.split('').map((x) => `${x}${name}`)];
    const registers = readAll(
      'AVR AVR AVR AVR AVR AVR AVR',
      table(
        ['Address', 'Name', ...BITS],
        ...[row('0x3F (0x5F)', 'SR'), row('0x3E (0x5E)', 'SPH'), row('(0xC2)', 'UC'), row('0x25 (0x45)', 'TC')],
      ),
    );
    expect([...registers.values()].map(({ address }) => address)).toEqual([0x5f, 0x5e, 0xc2, 0x45]);
  });

  it('reads sections that state an I/O address, with bits named by their meaning', () => {
    const registers = readAll(
      'A micro of eight bits',
      ...['FLAG', 'SPTR', 'CLKMD', 'INTEN'].flatMap((name, i) => [
        `## 6.${i}. Status Register (${name}), IO address = 0x0${i}`,
        table(
          ['Bit', 'Reset', 'R/W', 'Description'],
          ['7 - 4', '-', '-', 'Reserved.'],
          ['3', '0', 'R/W', 'OV (Overflow).'],
        ),
      ]),
    );
    expect(registers.get('CLKMD')).toMatchObject({ address: 2, size: 8 });
    expect(fieldTexts(registers.get('CLKMD'))).toEqual(['OV 3+1']);
  });

  it('leaves a manual with bases and offsets to the reader of memory-mapped registers', () => {
    const registers = readAll(
      'STM8 STM8 STM8 STM8 STM8 STM8',
      ...['AA', 'BB', 'CC', 'DD'].flatMap((name, i) => [
        `## 9.${i} Clock register (CLK_${name})`,
        `Address offset: 0x0${i}`,
        'Reset value: 0x18',
        table(
          ['7', '6', '5', '4', '3', '2', '1', '0'],
          ['3*Reserved', '2*HSI[1:0]', '3*CPU[2:0]'],
          ['3*Reserved', '2*rw', '3*rw'],
        ),
      ]),
    );
    expect(registers.get('CLK_CC')).toMatchObject({ address: null, addressOffset: 2 });
  });
});
