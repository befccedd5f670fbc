import { type Language, languageOf } from './words';

/** A kind of thing that an instruction may ask for. */
export type Topic = 'led' | 'button' | 'uart' | 'i2c' | 'spi' | 'adc' | 'timer' | 'pwm' | 'clock' | 'watchdog' | 'usb';

export type Bus = 'uart' | 'i2c' | 'spi';

export interface Wishes {
  readonly language: Language;
  /** Everything the two documents support: an instruction that names nothing means all. */
  readonly everything: boolean;
  readonly topics: ReadonlySet<Topic>;
  /** Baud rate, in bit/s, when one is given. */
  readonly baud: number | null;
  /** Numbers of the blocks named, such as 1 for UART1. */
  readonly numbers: Readonly<Record<Bus, readonly number[]>>;
}

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['led', /\bleds?\b|灯|发光/i],
  ['button', /\b(?:buttons?|keys?|switch(?:es)?)\b|按键|按钮|开关/i],
  ['uart', /\bu?s?art\s?\d*\b|serial|串口|波特/i],
  ['i2c', /\bi2c\d*\b|\biic\b|\btwi\b/i],
  ['spi', /\bspi\d*\b/i],
  ['adc', /\badc\d*\b|analog|模数|模拟/i],
  ['pwm', /\bpwm\b|脉宽/i],
  ['timer', /\b(?:timers?|tim\d*)\b|定时器/i],
  ['clock', /\bclock|crystal|\bpll\b|时钟|晶振/i],
  ['watchdog', /watchdog|\bwdt\b|\biwdg\b|看门狗/i],
  ['usb', /\busb\b/i],
];

/** Reads what a sentence in Chinese or English asks for. */
export function readInstruction(instruction: string): Wishes {
  // Chinese letters count as word letters for nobody's `\b` but ours: "初始化UART1" must show its UART.
  const text = instruction
    .replace(/([\p{Script=Han}])([A-Za-z0-9])/gu, '$1 $2')
    .replace(/([A-Za-z0-9])([\p{Script=Han}])/gu, '$1 $2');
  const topics = new Set(TOPICS.filter(([, pattern]) => pattern.test(text)).map(([topic]) => topic));
  return {
    language: languageOf(instruction),
    everything: topics.size === 0 || /\ball\b|everything|全部|所有|整个/i.test(text),
    topics,
    baud: baudOf(text),
    numbers: {
      uart: numbersIn(text, /(?:u?s?art|串口)\s?(\d+)/gi),
      i2c: numbersIn(text, /(?:i2c|iic|twi)\s?(\d+)/gi),
      spi: numbersIn(text, /spi\s?(\d+)/gi),
    },
  };
}

const numbersIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, digits]) => Number(digits));

function baudOf(text: string): number | null {
  const [first] = [...text.matchAll(/(?<![\d.])(\d{4,7})(?!\d)/g)].map(([digits]) => Number(digits));
  const [kilo] = [...text.matchAll(/(?<![\d.])(\d{1,4}(?:\.\d)?)\s?k(?:bps|baud)?\b/gi)].map(
    ([, digits]) => Number(digits) * 1000,
  );
  const baud = first ?? kilo ?? null;
  return baud !== null && baud >= 1200 && baud <= 5_000_000 ? baud : null;
}
