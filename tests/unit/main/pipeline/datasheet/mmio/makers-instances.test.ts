import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

const placesOf = (found: ReturnType<typeof peripheralsOf>) =>
  found.flatMap(({ name, registers }) => registers.map((one) => `${name}.${one.name} ${one.address?.toString(16)}`));

describe('registers of several instances in the styles of many makers', () => {
  it('gives a register each instance whose base stands on a line in Chinese, with or without its constant', () => {
    const found = peripheralsOf(
      '# 5 通用输入输出端口（PORT）',
      'PORTA 基地址：0x5000 0000',
      'PORTB 基地址：PORTB_BASE = 0x5000 0400',
      table(['寄存器名称', '偏移地址', '描述'], ['PORTx_DIR', '0x04', '方向寄存器']),
      '## 5.1 方向寄存器（PORTx_DIR）',
      table(['位域', '名称', '权限', '功能描述'], ['31:1', 'RFU', '-', '保留'], ['0', 'DIR0', 'RW', '方向']),
    );
    expect(placesOf(found)).toEqual(['PORTA.DIR 50000004', 'PORTB.DIR 50000404']);
    expect(found.flatMap(({ registers }) => registers.flatMap(fieldsOf))).toEqual(['DIR0[0:0]', 'DIR0[0:0]']);
  });

  it('calls a register of the only numbered instance by its own name', () => {
    const found = peripheralsOf(
      '# 6 Converter (ADC)',
      'ADC1 base address: 0x4001 2400',
      '## 6.1 Status register (ADC_STAT)',
      'Address offset: 0x04',
      table(['Bits', 'Fields', 'Descriptions'], ['0', 'EOC', 'End of conversion']),
    );
    expect(placesOf(found)).toEqual(['ADC1.STAT 40012404']);
  });

  it('finds instances in a map that prints their short names in brackets, and offsets from a base', () => {
    const found = peripheralsOf(
      '# 2 存储器',
      table(['总线', '编址范围', '外设'], ['APB', '0x4000 4400 - 0x4000 47FF', '通用收发器 (UART2)']),
      '# 3 通用收发器（UART）',
      table(['寄存器简称', '基址偏移量', '复位值'], ['UART_STS', '0x08', '0x0000 00C0']),
      '## 3.1 状态寄存器（UART_STS）',
      table(['域', '简称', '复位值', '类型', '功能'], ['位 7', 'TDBE', '0x1', 'ro', '发送缓冲器空']),
    );
    expect(placesOf(found)).toEqual(['UART2.STS 40004408']);
    expect(registerOf(found, 'STS').resetValue).toBe(0xc0);
  });

  it('takes the heading of a register map for no register', () => {
    const found = peripheralsOf(
      '# 4 Power control (PWR)',
      '## 4.1 PWR control register (PWR_CR)',
      'Address offset: 0x00',
      table(['Bits', 'Name', 'Description'], ['0', 'LPDS', 'Deep sleep']),
      '## 4.2 PWR register map',
      'Table 20. PWR register map and reset values',
      table(['3', '2', '1', '0'], ['3*Res.', 'LPDS']),
    );
    expect(placesOf(found)).toEqual(['PWR.PWR_CR undefined']);
  });

  it('finds the peripheral in a title below the bare number of its chapter, and offsets of one hexadecimal letter', () => {
    const found = peripheralsOf(
      '# 1 Memory',
      table(
        ['Peripheral Name', 'Base Address', 'Size'],
        ['PWR', '0x40007000', '0x400'],
        ['RTC', '0x40008000', '0x400'],
      ),
      '# Chapter 3',
      'Power control (PWR)',
      '## 3.4 PWR Registers',
      table(
        ['Offset', 'Acronym', 'Register Name', 'Section'],
        ['8h', 'CSR', 'status', '3.4.1'],
        ['Ch', 'CTL', 'control', '3.4.2'],
      ),
      '### 3.4.1 CSR (Offset = 8h) [Reset = 00008000h]',
      table(['Bit', 'Field', 'Type', 'Reset', 'Description'], ['15', 'PVDO', 'R', '1h', 'Output']),
      '### 3.4.2 CTL (Offset = Ch) [Reset = 00000000h]',
      table(['Bit', 'Field', 'Type', 'Reset', 'Description'], ['4', 'PVDE', 'R/W', '0h', 'Enable']),
    );
    expect(placesOf(found)).toEqual(['PWR.CSR 40007008', 'PWR.CTL 4000700c']);
    expect(registerOf(found, 'CSR')).toMatchObject({ resetValue: 0x8000, fields: [{ name: 'PVDO' }] });
  });
});
