import type { AddressSpace } from '../../../shared/models';

/** What the declarations of the header stand on, for the address spaces that it uses. */
export function preamble(spaces: ReadonlySet<AddressSpace>): string[] {
  const lines = ['#include <stdint.h>'];
  if (spaces.has('sfr') || spaces.has('xdata')) lines.push('', ...COMPILERS);
  return lines;
}

/** One spelling for SDCC, Keil C51 and a host compiler, where SFRs are plain variables for checking only. */
const COMPILERS = [
  '#if defined(SDCC) || defined(__SDCC)',
  '#define SFR(name, address) __sfr __at(address) name',
  '#define XDATA __xdata',
  '#elif defined(__C51__)',
  '#define SFR(name, address) sfr name = address',
  '#define XDATA xdata',
  '#else',
  '#define SFR(name, address) extern volatile uint8_t name',
  '#define XDATA',
  '#endif',
];
