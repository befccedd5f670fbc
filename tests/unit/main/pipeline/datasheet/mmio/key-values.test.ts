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
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('of running text says nothing', () => {
    expect(read('The offset of the buffer is set by software before the transfer.')).toEqual({});
  });
});
