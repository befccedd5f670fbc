import type { Register } from '../../../../shared/models';
import type { DocumentLayout } from '../../pdf/layout';
import { mergeStatements, readByteRegisters } from '../byte';
import { allTables } from '../byte/tables';
import type { Recogniser } from '../recogniser';

/** Fewer registers than this, and the document has registers of another kind. */
const LEAST = 4;
/** Least share of registers of eight bits, and of those whose bits are described. */
const NARROW = 0.95;
const DESCRIBED = 0.4;
/** A manual that gives more addresses as offsets than this has peripherals with bases. */
const MOST_OFFSETS = 3;
const OFFSET = /address offset|offset address|偏移/i;
const WIDE_ADDRESS = /\b0x[0-9a-f]{4}_?[0-9a-f]{4}\b/i;
const MOST_WIDE = 10;

/**
 * Registers of eight bits of other cores than the 8051, and of sensors with a processor of their own. Manuals with bases and
 * offsets, or with wider registers, are left to the reader of memory-mapped ones.
 */
export const eightBit: Recogniser = {
  id: 'eight-bit',
  claim(layout, { facts }) {
    const device = facts.find((fact) => fact.device)?.device;
    const read = facts.some(({ peripherals }) => (peripherals?.length ?? 0) > 0);
    if (read || !device || hasBases(layout)) return { facts: {}, tables: [] };
    const { statements, diagnostics } = readByteRegisters(layout, { words: false, maps: true, skip: new Set() });
    const sensor = device.core === 'cortex-m' || device.core === 'riscv';
    const fallback = device.name || 'registers';
    const merged = mergeStatements(statements, { space: () => (sensor ? 'bus' : 'mem'), fallback });
    if (!isNarrow(merged.peripherals.flatMap(({ registers }) => registers))) return { facts: {}, tables: [] };
    const { peripherals } = merged;
    return { facts: { peripherals, diagnostics: [...diagnostics, ...merged.diagnostics] }, tables: allTables(layout) };
  },
};

function hasBases(layout: DocumentLayout): boolean {
  const lines = layout.pages.flatMap((page) => page.lines);
  return (
    lines.filter(({ text }) => OFFSET.test(text)).length > MOST_OFFSETS ||
    lines.filter(({ text }) => WIDE_ADDRESS.test(text)).length > MOST_WIDE
  );
}

function isNarrow(registers: readonly Register[]): boolean {
  const narrow = registers.filter(({ size }) => size === 8).length;
  const described = registers.filter(({ fields }) => fields.length > 0).length;
  return registers.length >= LEAST && narrow >= NARROW * registers.length && described >= DESCRIBED * registers.length;
}
