import { describe, expect, it } from 'vitest';
import { factsOf } from '../support/chip';
import { table } from '../support/layout';

const pinsOf = (...rows: readonly (readonly string[])[]) =>
  (factsOf(table(...rows)).pins ?? []).map(
    (pin) => `${pin.package} ${pin.number} ${pin.name} ${pin.type ?? ''} ${pin.functions.join(',')}`,
  );

describe('pin tables of many makers', () => {
  it('finds the column of names by the names in it where its heading speaks of the reset state', () => {
    const pins = pinsOf(
      ['2*封装类型', '复位状态', '端口类型', '2*端口功能'],
      ['LQFP48', 'QFN32', '复位状态', '端口类型', '复用功能', '附加功能'],
      ['1', '-', 'VBAT', 'S', '-', '-'],
      ['10', '6', 'PA0', 'I/O', 'USART2_CTS', 'ADC_IN0'],
      ['44', '31', 'BOOT0', 'I', '-', '-'],
    );
    expect(pins).toEqual([
      'LQFP48 1 VBAT S ',
      'LQFP48 10 PA0 I/O USART2_CTS,ADC_IN0',
      'QFN32 6 PA0 I/O USART2_CTS,ADC_IN0',
      'LQFP48 44 BOOT0 I ',
      'QFN32 31 BOOT0 I ',
    ]);
  });

  it('takes packages by their number of pins, and leaves out a main function that is the name', () => {
    const pins = pinsOf(
      ['48 Pin', '33 Pin', 'Pin Name', 'Type', 'Main function', 'Alternate functions'],
      ['2', '', 'PC13', 'I/O', 'PC13', 'TAMPER'],
      ['5', '2', 'PF0', 'I/O', 'PF0', 'OSC_IN'],
    );
    expect(pins).toEqual(['48 Pin 2 PC13 I/O TAMPER', '48 Pin 5 PF0 I/O OSC_IN', '33 Pin 2 PF0 I/O OSC_IN']);
  });
});

describe('interrupt vectors of many makers', () => {
  const vectorsOf = (...rows: readonly (readonly string[])[]) =>
    (factsOf(table(...rows)).interrupts ?? []).map(({ number, name }) => `${number} ${name}`);

  it('numbers them by place, by the interrupt rather than the exception, and as IRQ with a number', () => {
    const names = ['WWDG', 'PVD', 'RTC', 'EXTI0_1'];
    const wanted = names.map((name, i) => `${i} ${name}`);
    expect(
      vectorsOf(
        ['位置', '优先级', '名称', '地址', '中断说明'],
        ...names.map((name, i) => [`${i}`, `${i + 7}`, name, '0x0000_0040', `${name} 全局中断`]),
      ),
    ).toEqual(wanted);
    expect(
      vectorsOf(
        ['Exception Number', 'IRQ Number', 'Exception Name', 'Description'],
        ...names.map((name, i) => [`${i + 16}`, `${i}`, name, 'words']),
      ),
    ).toEqual(wanted);
    expect(
      vectorsOf(
        ['Interrupt number', 'Vector number', 'Peripheral interrupt description', 'Vector address'],
        ...names.map((name, i) => [`IRQ ${i}`, `${i + 16}`, `${name} global interrupt`, '0x0000_0040']),
      ),
    ).toEqual(wanted);
  });
});

describe('memory maps of many makers', () => {
  const regionsOf = (...rows: readonly (readonly string[])[]) =>
    (factsOf(table(...rows)).memory ?? []).map(({ name, start, size }) => `${name} ${start.toString(16)} ${size}`);

  it('names a region after its peripheral, not after the bus', () => {
    const regions = regionsOf(
      ['总线', '边界地址', '大小', '外设'],
      ['APB', '0x4000 0000-0x4000 03FF', '1 KB', 'TIM2'],
      ['APB', '0x4000 2C00-0x4000 2FFF', '1 KB', 'WWDG'],
    );
    expect(regions).toEqual(['TIM2 40000000 1024', 'WWDG 40002c00 1024']);
  });

  it('reads low and high addresses, and a base with a size', () => {
    const low = regionsOf(
      ['Target', '2*Boundary Address', 'Size (KB)'],
      ['Target', 'Low Address', 'High Address', 'Size (KB)'],
      ['UART0', '0x6000_0000', '0x6000_0FFF', '4'],
      ['SPI1', '0x6000_2000', '0x6000_2FFF', '4'],
    );
    expect(low).toEqual(['UART0 60000000 4096', 'SPI1 60002000 4096']);
    const sized = regionsOf(
      ['Peripheral Name', 'Base Address', 'Size'],
      ['GPIO0', '0x400A0000', '0x2000'],
      ['UART0', '0x40108000', '0x2000'],
    );
    expect(sized).toEqual(['GPIO0 400a0000 8192', 'UART0 40108000 8192']);
  });

  it.each([
    ['Starting address', 'Ending address'],
    ['BaseAddress', 'EndAddr'],
    ['Start_Address', 'End_Address'],
    ['Beginning address', 'Top address'],
  ])('reads the ends of a region under %s and %s', (from, to) => {
    const regions = regionsOf(
      ['Region', from, to],
      ['Flash', '0x08000000', '0x0800FFFF'],
      ['SRAM', '0x20000000', '0x20001FFF'],
    );
    expect(regions).toEqual(['Flash 8000000 65536', 'SRAM 20000000 8192']);
  });

  it('takes a lower limit or a topic for no end of a region', () => {
    expect(
      regionsOf(
        ['Memory', 'Lowest voltage', 'Topic'],
        ['Flash', '0x08000000', '0x0800FFFF'],
        ['SRAM', '0x20000000', '0x20001FFF'],
      ),
    ).toEqual([]);
  });
});
