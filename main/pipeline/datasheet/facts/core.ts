import type { Core } from '../../../../shared/models';
import type { DocumentLayout } from '../../pdf/layout';

/** Words that name a core. The generic ones of `other` count only when nothing else is named. */
const CORES: readonly [Core, RegExp][] = [
  ['8051', /\b(?:\w{0,2}80C?5[12]|MCS-?51|CIP-?51|8051|8052)\b/gi],
  ['cortex-m', /cortex[®™\s]*[-–]?\s?m\d|\barmv[678]-?m\b|\bcortex-m\b/gi],
  ['riscv', /\brisc-?v\b|\brv32\w*/gi],
  ['avr', /\bavr[®]?\b/gi],
  ['other', /\b(?:arm11\w*|cortex[®™]?-[ar]\d*|pic(?:1[0-8]|24|32)\w*|msp430|stm8|xtensa|mips32|hcs?08|c28x)\b/gi],
];
const BUS = /\bi2c\b|\bi²c\b|\bspi\b|\b[23]-wire\b|\bsmbus\b|\bone-?wire\b|\bi 2 c\b|\b2 wire\b/gi;
/** Addresses of 32 bits belong to a processor, even where the manual does not say which. */
const WIDE_ADDRESS = /\b0x[0-9a-f]{4}_?[0-9a-f]{4}\b/gi;
const LEAST_WIDE = 10;
/** The opening pages say what a chip is; later ones may only compare. */
const OPENING = 4;
const OPENING_WEIGHT = 8;
const LEAST_CORE = 6;
const LEAST_BUS = 5;

/**
 * The core of the chip, by the words of the text: the one named most, the opening pages counting more. A chip on I2C or SPI
 * that names none is a peripheral chip.
 */
export function coreOf(layout: DocumentLayout): Core {
  const opening = textOf(layout, 0, OPENING);
  const rest = textOf(layout, OPENING);
  const scores = CORES.map(([core, words]) => ({
    core,
    score: count(opening, words) * OPENING_WEIGHT + count(rest, words),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const addresses = count(opening, WIDE_ADDRESS) + count(rest, WIDE_ADDRESS);
  if (best.score >= LEAST_CORE || (best.score > 0 && addresses >= LEAST_WIDE)) return best.core;
  if (addresses >= LEAST_WIDE) return 'unknown';
  return count(opening, BUS) * 2 + count(rest, BUS) >= LEAST_BUS ? 'peripheral-chip' : 'unknown';
}

function textOf(layout: DocumentLayout, from: number, to?: number): string {
  return layout.pages
    .slice(from, to)
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('\n');
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
