import { describe, expect, it } from 'vitest';
import { viewIn } from '../../../../../../main/pipeline/datasheet/mmio/view';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

const HEAD = ['Bit', 'Name', 'Access', 'Description'];

describe('registers whose bits depend on a mode', () => {
  it('reads one register per mode where each mode has a table of its own', () => {
    const read = peripheralsOf(
      '# 10 Timer (TMR)',
      '## 10.1 Channel register (TMR_CCR)',
      'Offset address: 0x18',
      'Comparison mode (pin direction is output).',
      table(HEAD, ['[6:4]', 'OCM', 'RW', 'Mode'], ['[1:0]', 'CS', 'RW', 'Selection']),
      'Capture mode (pin direction is input).',
      table(HEAD, ['[7:4]', 'ICF', 'RW', 'Filter'], ['[1:0]', 'CS', 'RW', 'Selection']),
    );
    expect(fieldsOf(registerOf(read, 'TMR_CCR_Output'))).toEqual(['OCM[6:4]', 'CS[1:0]']);
    expect(fieldsOf(registerOf(read, 'TMR_CCR_Input'))).toEqual(['ICF[7:4]', 'CS[1:0]']);
    expect(registerOf(read, 'TMR_CCR_Input').addressOffset).toBe(0x18);
  });

  it('reads one register per mode where each mode has a list of its own', () => {
    const read = peripheralsOf(
      '# 10 定时器 (TMR)',
      '## 10.1 通道寄存器 (TMR_CCR)',
      '偏移地址：0x18',
      '输出比较模式：',
      '位 6:4 OCM：模式',
      '位 1:0 CS：选择',
      '输入捕获模式：',
      '位 7:4 ICF：滤波',
      '位 1:0 CS：选择',
    );
    expect(fieldsOf(registerOf(read, 'TMR_CCR_Output'))).toEqual(['OCM[6:4]', 'CS[1:0]']);
    expect(fieldsOf(registerOf(read, 'TMR_CCR_Input'))).toEqual(['ICF[7:4]', 'CS[1:0]']);
  });

  it('keeps one register where the lists of two modes share no bit', () => {
    const read = peripheralsOf(
      '# 10 Timer (TMR)',
      '## 10.1 Control register (TMR_CR)',
      'Offset address: 0x00',
      'Output mode',
      'Bit 1 OE: on',
      'Input mode',
      'Bit 0 IE: on',
    );
    expect(fieldsOf(registerOf(read, 'TMR_CR'))).toEqual(['OE[1:1]', 'IE[0:0]']);
  });

  it.each([
    ['Input capture mode:', 'Input'],
    ['捕获模式（引脚方向为输入）', 'Input'],
    ['In output mode the pin drives', null],
    ['The channel is used in input (capture mode) or output (compare mode)', null],
    ['Output mode, maximum speed 10 MHz', null],
  ])('takes %j for the view %j', (line, view) => {
    expect(viewIn(line)).toBe(view);
  });
});
