import { describe, expect, test } from 'vitest';
import { type KeyValues, readKeyValues } from '../../../../../../main/pipeline/datasheet/mmio/key-values';

const read = (line: string): KeyValues => {
  const values: KeyValues = {};
  readKeyValues(line, values);
  return values;
};

describe('a line under the title of a register', () => {
  test.each([
    ['Address offset: 0x08', { offset: 8 }],
    ['偏移地址：0x304', { offset: 0x304 }],
    ['地址偏移 Address offset: 0x1C', { offset: 0x1c }],
    ['Address offset (偏移地址): 0x20', { offset: 0x20 }],
    ['Offset address/偏移地址：0x24', { offset: 0x24 }],
    ['复位值 Reset value: 0x0000 0083', { reset: 0x83 }],
    ['Reset value: 0xFFFF FFFF', { reset: 0xffffffff }],
    ['Name: CTRL  Offset: 0x18  Reset: 0x0', { name: 'CTRL', offset: 0x18, reset: 0 }],
    ['Name: STATUS Access: RO', { name: 'STATUS', access: 'read-only' }],
    ['Name: CTRL - Control register', { name: 'CTRL' }],
    ['Name: UCR control register', { name: 'UCR' }],
    ['Name: UCR control register Address offset: 0x1C', { name: 'UCR', offset: 0x1c }],
    ['名称：CTRL 偏移地址：0x18', { name: 'CTRL', offset: 0x18 }],
    ['Name: Raw IRQ Address: base + 0x40C Reset: 0x20', { name: 'Raw IRQ', offset: 0x40c, reset: 0x20 }],
    ['Name: IRQ pend base Address: 0x200', { name: 'IRQ pend base', address: 0x200 }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('of running text says nothing', () => {
    expect(read('The offset of the buffer is set by software before the transfer.')).toEqual({});
  });
});
