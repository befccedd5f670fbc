import { mergeStatements, readByteRegisters } from '../byte';
import { allTables } from '../byte/tables';
import type { Recogniser } from '../recogniser';

/** Fewer registers than this are no register map. */
const LEAST = 3;
/** … unless this many have a section with their bits. */
const LEAST_DESCRIBED = 2;
const LAST = 0xff;

/** Registers of sensors, clocks, radios and other chips on I2C or SPI. */
export const bus: Recogniser = {
  id: 'bus',
  claim(layout, { facts }) {
    const device = facts.find((fact) => fact.device)?.device;
    if (device?.core !== 'peripheral-chip') return { facts: {}, tables: [] };
    const { statements, diagnostics } = readByteRegisters(layout, { words: true, maps: false, skip: new Set() });
    const placed = statements.filter(({ address }) => address === null || address <= LAST);
    const merged = mergeStatements(placed, { space: () => 'bus', fallback: device.name || 'registers' });
    const registers = merged.peripherals.flatMap((peripheral) => peripheral.registers);
    const described = registers.filter(({ fields }) => fields.length > 0).length;
    if (registers.length < LEAST && described < LEAST_DESCRIBED) return { facts: {}, tables: [] };
    const { peripherals } = merged;
    return { facts: { peripherals, diagnostics: [...diagnostics, ...merged.diagnostics] }, tables: allTables(layout) };
  },
};
