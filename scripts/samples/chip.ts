import { GPIO, RCC } from './clock-and-pins';
import type { PeripheralDef } from './registers';
import { I2C, TIM, UART } from './serial-and-timer';

/** An invented controller: no such chip exists. The sample manual and the sample board are both drawn from here. */
export const CHIP = 'TH32M016';

export const PERIPHERALS: readonly PeripheralDef[] = [RCC, GPIO, UART, I2C, TIM];

export interface PinDef {
  readonly tssop20: number | null;
  readonly qfn32: number;
  readonly name: string;
  readonly type: 'S' | 'I' | 'I/O';
  readonly functions: readonly string[];
}

const pin = (tssop20: number | null, qfn32: number, name: string, type: PinDef['type'], functions = ''): PinDef => ({
  ...{ tssop20, qfn32, name, type },
  functions: functions === '' ? [] : functions.split(' '),
});

export const PINS: readonly PinDef[] = [
  pin(1, 32, 'BOOT0', 'I'),
  pin(2, 2, 'PC0', 'I/O', 'OSC_IN'),
  pin(3, 3, 'PC1', 'I/O', 'OSC_OUT'),
  pin(4, 4, 'NRST', 'I'),
  pin(5, 5, 'VDDA', 'S'),
  pin(6, 6, 'PA0', 'I/O', 'TIM1_CH1/AF2 ADC_IN0'),
  pin(7, 7, 'PA1', 'I/O', 'TIM1_CH2/AF2 ADC_IN1'),
  pin(8, 8, 'PA2', 'I/O', 'UART1_TX/AF1 ADC_IN2'),
  pin(9, 9, 'PA3', 'I/O', 'UART1_RX/AF1 ADC_IN3'),
  pin(10, 10, 'PA4', 'I/O', 'TIM1_CH3/AF2 ADC_IN4'),
  pin(11, 11, 'PA5', 'I/O', 'TIM1_CH4/AF2'),
  pin(12, 12, 'PA6', 'I/O', 'MCO/AF0'),
  pin(null, 13, 'PA7', 'I/O'),
  pin(13, 14, 'PB0', 'I/O'),
  pin(14, 15, 'PB1', 'I/O'),
  pin(15, 16, 'VSS', 'S'),
  pin(16, 17, 'VDD', 'S'),
  pin(17, 18, 'PB6', 'I/O', 'I2C1_SCL/AF1'),
  pin(18, 19, 'PB7', 'I/O', 'I2C1_SDA/AF1'),
  pin(null, 20, 'PB2', 'I/O'),
  pin(null, 21, 'PB3', 'I/O'),
  pin(null, 22, 'PB4', 'I/O'),
  pin(null, 23, 'PB5', 'I/O'),
  pin(19, 24, 'PC2', 'I/O', 'SWDIO/AF0'),
  pin(20, 25, 'PC3', 'I/O', 'SWCLK/AF0'),
  pin(null, 26, 'PC4', 'I/O'),
  pin(null, 27, 'PC5', 'I/O'),
  pin(null, 28, 'PC6', 'I/O'),
  pin(null, 29, 'PC7', 'I/O'),
];

export const MEMORY: readonly { name: string; start: number; size: number }[] = [
  { name: 'Flash memory', start: 0x08000000, size: 16 * 1024 },
  { name: 'System memory', start: 0x1fff0000, size: 4 * 1024 },
  { name: 'SRAM', start: 0x20000000, size: 4 * 1024 },
];

const CORE_VECTORS = ['NonMaskableInt', 'HardFault', 'SVCall', 'PendSV', 'SysTick'];
export const CORE_NUMBERS: readonly { number: number; name: string }[] = [-14, -13, -5, -2, -1].map((number, i) => ({
  number,
  name: CORE_VECTORS[i] ?? '',
}));

export const INTERRUPTS: readonly { number: number; name: string; text: string }[] = [
  ['WWDG', '窗口看门狗 Window watchdog'],
  ['PVD', '电源电压检测 Supply voltage detector'],
  ['FLASH', '闪存 Flash memory'],
  ['RCC', '时钟控制 Clock control'],
  ['EXTI0_1', '外部中断 0 和 1 External lines 0 and 1'],
  ['EXTI2_3', '外部中断 2 和 3 External lines 2 and 3'],
  ['EXTI4_7', '外部中断 4 至 7 External lines 4 to 7'],
  ['TIM1', '定时器 1 Timer 1'],
  ['I2C1', '两线接口 1 I2C interface 1'],
  ['UART1', '串口 1 UART 1'],
].map(([name = '', text = ''], number) => ({ number, name, text }));
