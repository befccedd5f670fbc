import { describe, expect, it } from 'vitest';
import { factsOf } from '../support/chip';
import { table } from '../support/layout';

const HEAD = ['', 'Pull', 'ALT0', 'ALT1', 'ALT2'];
const rowOf = (pin: string, ...functions: string[]) => [pin, 'High', ...functions];
const SOME = [
  rowOf('GPIO0', 'SDA0', 'SA5', '<reserved>'),
  rowOf('GPIO1', 'SCL0', 'SA4', ''),
  rowOf('GPIO2', 'SDA1', 'SA3', 'SOE_N / SE'),
  rowOf('GPIO3', 'SCL1', 'SA2', '-'),
];

describe('tables of alternate functions without pin numbers', () => {
  it('gives each pin of the port its functions under their headings, without package and number', () => {
    const { pins } = factsOf('# 6 Alternate functions', table(HEAD, ...SOME));
    expect(pins?.map(({ package: own, number, name }) => [own, number, name])).toEqual(
      ['GPIO0', 'GPIO1', 'GPIO2', 'GPIO3'].map((name) => ['', '', name]),
    );
    expect(pins?.[0]?.functions).toEqual(['ALT0: SDA0', 'ALT1: SA5']);
    expect(pins?.[2]?.functions).toEqual(['ALT0: SDA1', 'ALT1: SA3', 'ALT2: SOE_N / SE']);
  });

  it('reads a half on the next page that repeats no heading', () => {
    const more = [4, 5, 6, 7].map((n) => rowOf(`GPIO${n}`, `PWM${n}`, `SD${n}`, ''));
    const { pins } = factsOf('# 6 Alternate functions', table(HEAD, ...SOME), table(...more));
    expect(pins).toHaveLength(8);
    expect(pins?.[7]?.functions).toEqual(['ALT0: PWM7', 'ALT1: SD7']);
  });

  it('adds them to the pins that a package lists', () => {
    const packaged = table(
      ['Pin No.', 'Pin name', 'Type', 'Functions'],
      ...[1, 2, 3, 4].map((n) => [`${n}`, `GPIO${n - 1}`, 'I/O', 'Port']),
    );
    const { pins } = factsOf('# 2 Pins', packaged, '# 6 Alternate functions', table(HEAD, ...SOME));
    expect(pins).toHaveLength(4);
    expect(pins?.[0]).toMatchObject({ number: '1', name: 'GPIO0' });
    expect(pins?.[0]?.functions).toContain('ALT0: SDA0');
  });

  it('leaves alone a table that gives pin numbers too: its functions are read as those of its pins', () => {
    const head = ['Pin name', 'Pin No.', 'Alternate', 'Additional functions', 'Remap'];
    const rows = [0, 1, 2, 3].map((n) => [`PA${n}`, `${n + 10}`, `USART2_CTS${n}`, `ADC_IN${n}`, `TIM2_CH${n}`]);
    const { pins } = factsOf('# 2 Pins', table(head, ...rows));
    expect(pins?.[0]?.functions).toEqual(['USART2_CTS0', 'ADC_IN0', 'TIM2_CH0']);
  });

  it('takes a table that describes pins in sentences for none', () => {
    const said = ['GPIO0', 'GPIO1', 'GPIO2', 'GPIO3'].map((name) => [
      name,
      'drives the lamp',
      'is an input',
      'off at reset',
    ]);
    expect(factsOf('# 3 Board', table(['Pin', 'Use', 'Direction', 'Note'], ...said)).pins).toEqual([]);
  });
});
