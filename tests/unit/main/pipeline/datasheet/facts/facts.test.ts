import { describe, expect, it } from 'vitest';
import { factsOf } from '../support/chip';
import { table } from '../support/layout';

const PROSE = 'The device is a sensor of the company and it is read with the I2C bus for the SPI of the host '.repeat(
  4,
);

describe('facts about the chip', () => {
  it('reads pins of several packages, absent ones and those of two numbers', () => {
    const { pins = [] } = factsOf(
      table(
        ['2*Pin number', 'Pin name', 'Type', 'Alternate functions'],
        ['SOP8', 'LQFP48', 'Pin name', 'Type', 'Alternate functions'],
        ['1', '7', 'PA0', 'I/O', 'TX0/ADC0'],
        ['-', '8', 'PA1', 'I/O', 'RX0'],
        ['2', '9, 23', 'VDD', 'P', '-'],
      ),
    );
    expect(pins.map((pin) => `${pin.package} ${pin.number} ${pin.name}`)).toEqual([
      'SOP8 1 PA0',
      'LQFP48 7 PA0',
      'LQFP48 8 PA1',
      'SOP8 2 VDD',
      'LQFP48 9 VDD',
      'LQFP48 23 VDD',
    ]);
    expect(pins[0]).toMatchObject({ type: 'I/O', functions: ['TX0', 'ADC0'] });
  });

  it('reads packages whose names look like numbers, footnotes behind numbers, and leaves describing words out', () => {
    const { pins = [] } = factsOf(
      table(
        ['Symbol', '2*Pin', 'Main function'],
        ['', 'SO8', 'HVSON8', ''],
        ['OSCI', '1', '1', 'Crystal in'],
        ['INT', '3', '4', 'IRQ0 output'],
        ['VSS', '4', '5 [1]', 'ground'],
      ),
    );
    expect(pins.map((pin) => `${pin.package} ${pin.number} ${pin.name} ${pin.functions}`)).toEqual([
      'SO8 1 OSCI ',
      'HVSON8 1 OSCI ',
      'SO8 3 INT IRQ0',
      'HVSON8 4 INT IRQ0',
      'SO8 4 VSS ',
      'HVSON8 5 VSS ',
    ]);
  });

  it('takes a column headed by a serial number or by the part for pin numbers beside pin names only', () => {
    const rows = [
      ['1', 'SDA', '数据'],
      ['2', 'SCL', '时钟'],
      ['3', 'INT', '中断'],
    ];
    const numbersUnder = (...heads: string[]) =>
      factsOf(table(heads, ...rows)).pins?.map((pin) => `${pin.package}/${pin.number}`);
    expect(numbersUnder('序号', '引脚名称', '功能说明')).toEqual(['/1', '/2', '/3']);
    expect(numbersUnder('XY89S003F4', '管脚名称', '功能说明')).toEqual([
      'XY89S003F4/1',
      'XY89S003F4/2',
      'XY89S003F4/3',
    ]);
    expect(numbersUnder('序号', '名称', '功能说明')).toEqual([]);
  });

  it('numbers vectors of an 8051 by the address under a heading that says vector only', () => {
    const { interrupts = [] } = factsOf(
      'An 8051 core, MCS-51 compatible 8051 8052. Interrupt priority',
      table(
        ['Interrupt Source', 'Interrupt Vector', 'Priority Order'],
        ['Reset', '0x0000', 'Top'],
        ['External 0', '0x0003', '0'],
        ['Timer 0', '0x000B', '1'],
        ['External 1', '0x0013', '2'],
        ['Timer 1', '0x001B', '3'],
      ),
    );
    expect(interrupts.map(({ number, name }) => `${number} ${name}`)).toEqual([
      '0 External 0',
      '1 Timer 0',
      '2 External 1',
      '3 Timer 1',
    ]);
  });

  it('reads interrupt vectors set in two halves side by side', () => {
    const { interrupts = [] } = factsOf(
      'Table 20-1. Interrupt Vectors',
      table(
        ['Source', 'Vector Address', 'Vector Number', 'Source', 'Vector Address', 'Vector Number'],
        ['Reset', '0000H', '-', 'SPI', '004BH', '9'],
        ['External 0', '0003H', '0', 'Watchdog', '0053H', '10'],
        ['Timer 0', '000BH', '1', 'ADC', '005BH', '11'],
      ),
    );
    expect(interrupts.map(({ number, name }) => `${number} ${name}`)).toEqual([
      '0 External 0',
      '1 Timer 0',
      '9 SPI',
      '10 Watchdog',
      '11 ADC',
    ]);
  });

  it('reads memory regions from start and end', () => {
    const { memory } = factsOf(
      table(
        ['Start address', 'End address', 'Memory region'],
        ['0x0000_0000', '0x0000_3FFF', 'Flash'],
        ['0x2000 0000', '0x2000 07FF', 'SRAM'],
      ),
    );
    expect(memory?.map(({ name, start, size }) => [name, start, size])).toEqual([
      ['Flash', 0, 0x4000],
      ['SRAM', 0x20000000, 0x800],
    ]);
  });

  it('names the part, its core and the language', () => {
    const facts = factsOf('AB12345 sensor', 'AB12345 registers', PROSE);
    expect(facts.device).toMatchObject({ name: 'AB12345', core: 'peripheral-chip' });
    expect(facts.language).toBe('en');
  });

  it('tells an 8051 from its family name, and Chinese from its characters', () => {
    const facts = factsOf(
      `XY8F123 是一款兼容 MCS51 指令集的增强型单片机，${'内置存储器和定时器，支持多种低功耗模式。'.repeat(12)}`,
    );
    expect(facts.device?.core).toBe('8051');
    expect(facts.language).toBe('zh');
  });

  it('takes no manual with addresses of 32 bits for that of a sensor', () => {
    const facts = factsOf(
      PROSE,
      Array.from({ length: 12 }, (_, i) => `0x4000${i.toString(16).padStart(4, '0')}`).join(' '),
    );
    expect(facts.device?.core).toBe('unknown');
  });
});
