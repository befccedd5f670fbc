import { Book } from '../pdf/book';
import { Manual } from '../pdf/manual';
import { CHIP, CORE_NUMBERS, INTERRUPTS, MEMORY, PERIPHERALS, PINS } from './chip';
import { type PeripheralDef, type RegisterDef, resetOf } from './registers';

const hex = (value: number, digits = 8): string => value.toString(16).toUpperCase().padStart(digits, '0');
const address = (value: number): string => `0x${hex(value).slice(0, 4)} ${hex(value).slice(4)}`;

/** Draws the reference manual of the sample chip. */
export async function drawDatasheet(): Promise<Book> {
  const book = await Book.create(`${CHIP} Reference manual`);
  const manual = new Manual(book, [CHIP, '参考手册 Reference manual'], `${CHIP}-RM  Rev 1.2  (invented sample)`);
  titlePage(manual);
  overview(manual);
  pins(manual);
  memory(manual);
  interrupts(manual);
  PERIPHERALS.forEach((peripheral, i) => {
    chapter(manual, peripheral, i + 5);
  });
  return book;
}

function titlePage(manual: Manual): void {
  const { sheet } = manual;
  sheet.fill(0, 642, 595, 200, '0.07 0.25 0.49');
  sheet.text(56, 742, CHIP, { size: 40, bold: true, color: '1 1 1' });
  sheet.text(56, 706, '32 位 ARM Cortex-M0 微控制器', { size: 18, color: '1 1 1' });
  sheet.text(56, 680, '32-bit ARM Cortex-M0 microcontroller', { size: 15, color: '0.8 0.87 0.95' });
  sheet.text(56, 590, '参考手册', { size: 26, bold: true });
  sheet.text(56, 562, 'Reference manual', { size: 20 });
  const lines = [
    '太湖微电子 Taihu Microelectronics',
    'Rev 1.2, 2025-01',
    '本手册为示例文件：芯片和厂商均为虚构。',
    'A sample document: neither the chip nor its maker exists.',
  ];
  lines.forEach((line, i) => {
    sheet.text(56, 500 - i * 18, line, { size: 11 });
  });
  sheet.line([56, 90, 539, 90], { color: '0.07 0.25 0.49', width: 1 });
  sheet.text(56, 74, `${CHIP}F4  TSSOP20        ${CHIP}K4  QFN32`, { size: 10 });
}

function overview(manual: Manual): void {
  manual.heading(1, '1 概述 Overview');
  manual.paragraph(
    `${CHIP} 系列是基于 ARM Cortex-M0 内核的 32 位微控制器，最高工作频率 48 MHz。The ${CHIP} family is built around an ARM Cortex-M0 core that runs at up to 48 MHz, with up to 16 Kbytes of flash memory and 4 Kbytes of SRAM.`,
  );
  manual.heading(2, '1.1 主要特性 Features');
  manual.bullets([
    '内核 Core: ARM Cortex-M0, 48 MHz, single-cycle multiplier, nested vectored interrupt controller',
    '存储器 Memory: 16 Kbytes flash, 4 Kbytes SRAM with parity',
    '时钟 Clocks: 16 MHz internal RC (1 %), 4 to 16 MHz crystal, PLL with factors 2 to 9, 32 kHz RC',
    '输入输出 I/O: up to 24 pins, each with its own pull-up and pull-down, 5 V tolerant except port C',
    '串行接口 Serial: one UART up to 3 Mbit/s, one I2C master at 100 and 400 kHz',
    '定时器 Timer: 16 bits, four compare channels, one-pulse mode',
    '调试 Debug: serial wire, two pins',
    '供电 Supply: 2.0 V to 3.6 V; sleep 0.9 mA, stop 4 µA at 3.3 V and 25 °C',
    '封装 Packages: TSSOP20 (6.5 × 4.4 mm), QFN32 (5 × 5 mm)',
  ]);
  manual.heading(2, '1.2 型号 Ordering information');
  const columns = ['型号 Part number', '封装 Package', 'Flash', 'SRAM', '引脚 I/O'].map((title) => ({
    ...{ title, width: 90 },
    align: 'center' as const,
  }));
  manual.table(
    columns,
    [
      [`${CHIP}F4`, 'TSSOP20', '16 KB', '4 KB', '15'],
      [`${CHIP}K4`, 'QFN32', '16 KB', '4 KB', '23'],
    ],
    '表 1-1 型号 Ordering information',
  );
  manual.heading(2, '1.3 缩写 Abbreviations for registers');
  manual.paragraph('RW: 软件可读写。Software can read and write the bit. RO: 只读。Software can only read it.');
  manual.paragraph(
    'WO: 只写。Software can only write it; reading returns 0. W1C: 写 1 清零。Writing 1 clears the bit.',
  );
}

function pins(manual: Manual): void {
  manual.heading(1, '2 引脚 Pinouts and pin description');
  manual.paragraph(
    'S 为电源引脚，I 为输入引脚，I/O 为输入输出引脚。S is a supply pin, I an input pin, I/O an input and output pin.',
  );
  const columns = [
    { title: 'TSSOP20', width: 55, align: 'center' as const },
    { title: 'QFN32', width: 50, align: 'center' as const },
    { title: '引脚名称\nPin name', width: 80, align: 'center' as const },
    { title: '类型\nPin type', width: 60, align: 'center' as const },
    { title: '复用功能\nAlternate functions', width: 200 },
  ];
  const rows = PINS.map((pin) => [
    pin.tssop20 === null ? '-' : String(pin.tssop20),
    String(pin.qfn32),
    pin.name,
    pin.type,
    pin.functions.join(', ') || '-',
  ]);
  manual.table(columns, rows, `表 2-1 引脚定义 ${CHIP} pin definitions`);
}

function memory(manual: Manual): void {
  manual.heading(1, '3 存储器映射 Memory map');
  manual.paragraph('所有地址空间均为小端格式。Bytes are coded in memory in little endian format.');
  const columns = [
    { title: '起始地址\nStart address', width: 105, align: 'center' as const },
    { title: '结束地址\nEnd address', width: 105, align: 'center' as const },
    { title: '大小\nSize', width: 60, align: 'center' as const },
    { title: '名称\nName', width: 110 },
  ];
  const row = (name: string, start: number, size: number) => [
    address(start),
    address(start + size - 1),
    `${size / 1024} KB`,
    name,
  ];
  const memories = MEMORY.map((region) => row(region.name, region.start, region.size));
  manual.table(columns, memories, '表 3-1 存储器 Memory regions');
  const instances = PERIPHERALS.flatMap((peripheral) => peripheral.instances).sort((a, b) => a.base - b.base);
  const rows = instances.map((instance) => row(instance.name, instance.base, 1024));
  manual.table(columns, rows, '表 3-2 外设地址 Peripheral register boundary addresses');
}

function interrupts(manual: Manual): void {
  manual.heading(1, '4 中断向量 Interrupts and events');
  manual.paragraph('The nested vectored interrupt controller has 16 channels with four priorities each.');
  const columns = [
    { title: '编号\nPosition', width: 60, align: 'center' as const },
    { title: '名称\nName', width: 110, align: 'center' as const },
    { title: '说明\nDescription', width: 210 },
    { title: '向量地址\nVector address', width: 95, align: 'center' as const },
  ];
  const vector = (number: number) => address((number + 16) * 4);
  const core = CORE_NUMBERS.map(({ number, name }) => [
    String(number),
    name,
    '内核异常 Core exception',
    vector(number),
  ]);
  const rows = INTERRUPTS.map(({ number, name, text }) => [String(number), name, text, vector(number)]);
  manual.table(columns, [...core, ...rows], '表 4-1 向量表 Vector table');
}

function chapter(manual: Manual, peripheral: PeripheralDef, number: number): void {
  manual.heading(1, `${number} ${peripheral.zh} ${peripheral.en} (${peripheral.name})`);
  manual.heading(2, `${number}.1 简介 Introduction`);
  for (const text of peripheral.about) manual.paragraph(text);
  manual.heading(2, `${number}.2 寄存器 ${peripheral.name} registers`);
  for (const { name, base } of peripheral.instances) {
    manual.paragraph(`${name} 基地址 ${name} base address: ${address(base)}`);
  }
  peripheral.registers.forEach((register, i) => {
    section(manual, peripheral.name, register, `${number}.2.${i + 1}`);
  });
}

function section(manual: Manual, prefix: string, register: RegisterDef, number: string): void {
  const several = register.count > 1;
  const name = `${prefix}_${register.name}${several ? 'x' : ''}`;
  const range = several ? ` (x = 0..${register.count - 1})` : '';
  manual.heading(3, `${number} ${register.zh} ${register.en} (${name})${range}`, 205);
  const offset = `0x${hex(register.offset, 2)}`;
  manual.paragraph(`地址偏移 Address offset: ${offset}${several ? ' + 0x04 * x' : ''}`);
  manual.paragraph(`复位值 Reset value: ${address(resetOf(register))}`);
  manual.bitGrid(32, register.fields);
  const columns = [
    { title: '位\nBits', width: 48, align: 'center' as const },
    { title: '名称\nName', width: 72, align: 'center' as const },
    { title: '访问\nAccess', width: 46, align: 'center' as const },
    { title: '描述\nDescription', width: 250 },
    { title: '复位值\nReset', width: 50, align: 'center' as const },
  ];
  const rows = register.fields.map((field) => [
    field.width === 1 ? String(field.lsb) : `${field.lsb + field.width - 1}:${field.lsb}`,
    field.name,
    field.access,
    [field.text, ...field.values].join('\n'),
    field.reset === 0 ? '0' : `0x${field.reset.toString(16).toUpperCase()}`,
  ]);
  manual.table(columns, rows);
}
