import { mergeStatements, readByteRegisters } from '../byte';
import { allTables } from '../byte/tables';
import type { Recogniser } from '../recogniser';
import { withAliases } from './aliases';

/** Fewer registers than this, and the document is no SFR manual after all: others may read it. */
const LEAST = 8;
/** Direct addresses of special function registers. */
const LAST_SFR = 0xff;
const FIRST_SFR = 0x80;

/** Special function registers of the 8051 family, and its registers in external data memory. */
export const sfr: Recogniser = {
  id: 'sfr',
  claim(layout, { facts }) {
    if (!facts.some(({ device }) => device?.core === '8051')) return { facts: {}, tables: [] };
    const { statements, diagnostics } = readByteRegisters(layout, { words: false, maps: true, skip: new Set() });
    const placed = statements.filter(({ address }) => address === null || address >= FIRST_SFR);
    const merged = mergeStatements(placed, {
      space: (address) => (address <= LAST_SFR ? 'sfr' : 'xdata'),
      fallback: 'SFR',
    });
    const count = merged.peripherals.reduce((sum, { registers }) => sum + registers.length, 0);
    if (count < LEAST) return { facts: {}, tables: [] };
    const peripherals = withAliases(merged.peripherals, layout);
    return { facts: { peripherals, diagnostics: [...diagnostics, ...merged.diagnostics] }, tables: allTables(layout) };
  },
};
