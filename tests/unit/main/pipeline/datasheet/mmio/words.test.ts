import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

const HEAD = ['Bit(s)', 'R/W', '3*Function'];

describe('manuals that name things in words', () => {
  it('names a register by the words of its name cell and places it on the base of its chapter', () => {
    const read = peripheralsOf(
      '# 14 Timer',
      'The base address for the timer registers is 0x7E00B000.',
      '## Control of the timer:',
      table(['3*Name: Timer control', 'Address: base + 0x40C', 'Reset: 0x20'], HEAD, ['0', 'R/W', '3*Enable']),
      '## Pending interrupts:',
      table(['3*Name: IRQ pend base', 'Address: 0x200', 'Reset: 0x0'], HEAD, ['3', 'R', '3*GPU IRQ 3']),
    );
    expect(registerOf(read, 'Timer control').address).toBe(0x7e00b40c);
    expect(registerOf(read, 'IRQ pend base').address).toBe(0x7e00b200);
    expect(fieldsOf(registerOf(read, 'IRQ pend base'))).toEqual(['GPU IRQ 3[3:3]']);
  });

  it('takes no sentence for the name of a field', () => {
    const read = peripheralsOf(
      '# 14 Timer',
      '## 14.1 Control register (TMR_CTL)',
      'Address offset: 0x08',
      table(HEAD, ['7', 'R/W', '3*0 : Timer disabled\n1 : Timer enabled'], ['0', 'R/W', '3*Enable']),
    );
    expect(fieldsOf(registerOf(read, 'TMR_CTL'))).toEqual(['Enable[0:0]']);
  });

  it('takes words that say nothing is there for the name of no field', () => {
    const nothing = [
      ...['Must be zero', 'Always zero', 'Reads as one', 'Keep cleared', 'Do not use', 'Not implemented', 'Unused'],
      ...['Read only', 'Factory use only', 'Internal', 'Internal test', 'Undefined', 'Write zero only'],
    ];
    const rows = nothing.map((words, i) => [`${i + 2}`, 'R/W', `3*${words}`]);
    const read = peripheralsOf(
      '# 14 Timer',
      '## 14.1 Control register (TMR_CTL)',
      'Address offset: 0x08',
      table(HEAD, ...rows, ['1', 'R/W', '3*Test enable'], ['0', 'R/W', '3*Internal clock']),
    );
    expect(fieldsOf(registerOf(read, 'TMR_CTL'))).toEqual(['Test enable[1:1]', 'Internal clock[0:0]']);
  });

  it('takes the regions of a memory map for no registers', () => {
    const read = peripheralsOf(
      '# 3 System map',
      table(
        ['Address', 'Name', 'Description'],
        ['0x20000000-0x3FFFFFFF', 'SRAM', 'Memory on the chip'],
        ['0x60000000-0x7FFFFFFF', 'RAM', 'Memory behind the bus'],
      ),
      '# 4 Timer (TMR)',
      '## 4.1 Control register (TMR_CTL)',
      'Address offset: 0x08',
      table(['Bits', 'Name', 'Description'], ['0', 'EN', 'Enable']),
    );
    expect(read.flatMap(({ registers }) => registers.map(({ name }) => name))).toEqual(['TMR_CTL']);
  });
});

describe('names that registers share', () => {
  const list = (...rows: (readonly string[])[]) => table(['Address', 'Register name', 'Description'], ...rows);

  it('leaves out a suffix that nearly all registers carry', () => {
    const rows = ['OUT', 'IN', 'ENABLE', 'STATUS'].map((name, i) => [
      `0x4000400${i * 4}`,
      `GPIO_${name}_REG`,
      'A port',
    ]);
    const names = peripheralsOf('# 5 GPIO', list(...rows)).flatMap(({ registers }) =>
      registers.map(({ name }) => name),
    );
    expect(names).toEqual(['GPIO_OUT', 'GPIO_IN', 'GPIO_ENABLE', 'GPIO_STATUS']);
  });

  it('makes a peripheral of each block in a group that holds the same block twice', () => {
    const block = (name: string, at: number) =>
      ['CTL', 'STAT', 'DATA'].map((own, i) => [`0x${(at + i * 4).toString(16)}`, `AUX_${name}_${own}`, 'A block']);
    const rows = [['0x7e215000', 'AUX_IRQ', 'Status'], ...block('SPI0', 0x7e215080), ...block('SPI1', 0x7e2150c0)];
    const read = peripheralsOf('# 2 Auxiliaries', list(...rows));
    expect(read.map(({ name, registers }) => `${name} ${registers.length}`)).toEqual([
      'AUX 1',
      'AUX_SPI0 3',
      'AUX_SPI1 3',
    ]);
    expect(registerOf(read, 'AUX_SPI1_STAT').address).toBe(0x7e2150c4);
  });

  it('takes no register of another chapter for one of its own at a place it cannot have', () => {
    const read = peripheralsOf(
      '# 2 Auxiliaries',
      list(['0x7e215000', 'AUX_IRQ', 'Status'], ['0x7e215004', 'AUX_EN', 'Enable']),
      '# 7 Timer',
      '## 7.1 Pending register (IRQ)',
      'Address offset: 0x40C',
      table(['Bits', 'Name', 'Description'], ['0', 'PEND', 'Pending']),
    );
    expect(registerOf(read, 'IRQ').address).toBeNull();
    expect(registerOf(read, 'IRQ').addressOffset).toBe(0x40c);
  });
});
