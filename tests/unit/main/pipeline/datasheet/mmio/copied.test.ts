import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

const row = (bits: string, name: string) => [bits, name, 'RW', `${name} of it`, '0'];
const fields = (...names: readonly string[]) =>
  table(
    ['Bit', 'Name', 'Access', 'Description', 'Reset value'],
    ...names.map((name, i) => row(String(names.length - i), name)),
  );

describe('sections whose title is a copy', () => {
  it('goes by the words of the title, where they name the instance that the summary leaves out', () => {
    const found = peripheralsOf(
      '# 14 Serial interface (SPI)',
      table(
        ['Name', 'Access address', 'Description', 'Reset value'],
        ['R16_SPI_RXC', '0x40013014', 'SPI Receive sum register', '0x0000'],
        ['R16_SPI_TXC', '0x40013018', 'SPI Transmit sum register', '0x0000'],
      ),
      '### 14.3.6 SPI1 Receive sum register (SPI1_TXC)',
      'Offset address: 0x18',
      fields('RSUM'),
      '### 14.3.7 SPI1 Transmit sum register (SPI1_TXC)',
      'Offset address: 0x18',
      fields('TSUM'),
    );
    expect(fieldsOf(registerOf(found, 'SPI_RXC'))).toEqual(['RSUM[1:1]']);
    expect(fieldsOf(registerOf(found, 'SPI_TXC'))).toEqual(['TSUM[1:1]']);
  });

  it('takes the second of two sections of one name for the one register that the summary lists in between', () => {
    const found = peripheralsOf(
      '# 16 Memory (MEM)',
      table(
        ['Name', 'Access address', 'Description', 'Reset value'],
        ['R32_MEM_KEY', '0x40022008', 'Key', '0x00000000'],
        ['R32_MEM_STAT', '0x4002200C', 'Status', '0x00000000'],
        ['R32_MEM_CTL', '0x40022010', 'Control', '0x00000000'],
      ),
      '### 16.3.3 Key register (MEM_KEY)',
      'Offset address: 0x08',
      fields('KEY'),
      '### 16.3.4 Key register (MEM_KEY)',
      'Offset address: 0x08',
      fields('EOP', 'BSY'),
      '### 16.3.5 Control register (MEM_CTL)',
      'Offset address: 0x10',
      fields('START'),
    );
    expect(fieldsOf(registerOf(found, 'MEM_KEY'))).toEqual(['KEY[1:1]']);
    expect(registerOf(found, 'MEM_STAT').address).toBe(0x4002200c);
    expect(fieldsOf(registerOf(found, 'MEM_STAT'))).toEqual(['EOP[2:2]', 'BSY[1:1]']);
  });

  it('places registers listed by offset at a base address whose number stands on the next line', () => {
    const found = peripheralsOf(
      '# 8 Audio',
      'There is only one module. The AUDIO base address for the registers is',
      '0x7E203000.',
      table(['Address Offset', 'Register Name', 'Description', 'Size'], ['0x4', 'MODE_A', 'Mode', '32']),
    );
    expect(registerOf(found, 'MODE_A').address).toBe(0x7e203004);
  });
});
