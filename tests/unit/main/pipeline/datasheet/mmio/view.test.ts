import { describe, expect, it } from 'vitest';
import { viewIn } from '../../../../../../main/pipeline/datasheet/mmio/view';
import { fieldsOf, peripheralsOf, registerOf, type Spec, table } from '../support/layout';

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

  it('gives fields that stand before the first mode to each of them', () => {
    const lines = ['Bit 8 LOCK: lock', 'Output mode', 'Bits 6:4 OCM: mode', 'Input mode', 'Bits 7:4 ICF: filter'];
    const tables = [
      table(HEAD, ['[8]', 'LOCK', 'RW', 'Lock']),
      ...['Output mode', table(HEAD, ['[6:4]', 'OCM', 'RW', 'Mode'])],
      ...['Input mode', table(HEAD, ['[7:4]', 'ICF', 'RW', 'Filter'])],
    ];
    for (const told of [lines, tables]) {
      const title = ['# 10 Timer (TMR)', '## 10.1 Channel register (TMR_CCR)', 'Offset address: 0x18'];
      const read = peripheralsOf(...title, ...told);
      expect(fieldsOf(registerOf(read, 'TMR_CCR_Output'))).toEqual(['LOCK[8:8]', 'OCM[6:4]']);
      expect(fieldsOf(registerOf(read, 'TMR_CCR_Input'))).toEqual(['LOCK[8:8]', 'ICF[7:4]']);
    }
  });

  it('reads both modes where a table for neither stands before theirs', () => {
    const read = peripheralsOf(
      '# 10 Bus (BUS)',
      '## 10.1 Status register (BUS_SR)',
      'Offset address: 0x18',
      table(HEAD, ['[8]', 'BUSY', 'RO', 'Busy'], ['[1:0]', 'ST', 'RO', 'State']),
      'Slave mode',
      table(HEAD, ['[1:0]', 'SST', 'RO', 'State']),
      'Master mode',
      table(HEAD, ['[1:0]', 'MST', 'RO', 'State']),
    );
    expect(fieldsOf(registerOf(read, 'BUS_SR_Slave'))).toEqual(['BUSY[8:8]', 'SST[1:0]']);
    expect(fieldsOf(registerOf(read, 'BUS_SR_Master'))).toEqual(['BUSY[8:8]', 'MST[1:0]']);
  });

  it.each([
    ['主机模式', '从机模式', 'Master', 'Slave'],
    ['主机模式', '设备模式', 'Host', 'Device'],
    ['主模式', '从模式', 'Master', 'Slave'],
  ])('calls the views of %s and %s %s and %s', (one, other, first, second) => {
    const read = peripheralsOf(
      '# 10 总线 (BUS)',
      '## 10.1 状态寄存器 (BUS_SR)',
      '偏移地址：0x18',
      ...[one, '位 1:0 STA：状态', other, '位 1:0 STB：状态'],
    );
    expect(fieldsOf(registerOf(read, `BUS_SR_${first}`))).toEqual(['STA[1:0]']);
    expect(fieldsOf(registerOf(read, `BUS_SR_${second}`))).toEqual(['STB[1:0]']);
  });

  it('keeps a mode that a description speaks of where no list of another mode follows', () => {
    const title = ['# 10 Bus (BUS)', '## 10.1 Control register (BUS_CR)', 'Offset address: 0x00'];
    const told = ['Bit 1 ACK: acknowledge', 'Master mode', 'sends the bit after a byte.', 'Bit 0 EN: on'];
    const [ack] = registerOf(peripheralsOf(...title, ...told), 'BUS_CR').fields;
    expect(ack?.description).toContain('acknowledge Master mode sends');
    const both = peripheralsOf(...title, ...told, 'Slave mode', 'Bit 0 SEN: on');
    expect(registerOf(both, 'BUS_CR_Master').fields[0]?.description).toBe('acknowledge sends the bit after a byte.');
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

it('takes no line below a table for the title of a chapter whose number stands above it', () => {
  const named = (...between: readonly Spec[]) =>
    peripheralsOf(
      '# Chapter 7',
      ...between,
      'Universal timer (TMR)',
      '## Control register (CTL)',
      'Address offset: 0x08',
      table(HEAD, ['[0]', 'EN', 'RW', 'On']),
    ).map(({ name }) => name);
  expect(named()).toEqual(['TMR']);
  expect(named(table(['Contents', 'Page'], ['Overview', '12']))).not.toContain('TMR');
});
