import type { Diagnostic, Peripheral, Register } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import type { Recogniser } from '../recogniser';
import { addBitRows } from './bit-rows';
import { inBlocks, withoutSuffix } from './blocks';
import { checkPeripheral, fitted } from './checks';
import { correctCopied } from './copied';
import { type Draft, expandSection, unrolled } from './expand';
import { type SectionFields, sectionFields } from './fields';
import { groupRegisters } from './group';
import { matchSections } from './match';
import type { Section } from './section';
import { SectionWalker } from './sections';

/** Memory-mapped registers: sections with bit grids, field tables or lists, and summary tables with addresses. */
export const mmio: Recogniser = {
  id: 'mmio',
  claim(layout, { claimed }) {
    const walk = new SectionWalker().walk(layout.blocks, claimed);
    addBitRows(layout, walk.sections);
    const diagnostics: Diagnostic[] = [];
    const reads = new Map<Section, SectionFields>();
    for (const section of walk.sections) {
      const read = sectionFields(section);
      if (read.fields.length > 0 || section.hasPlace) reads.set(section, read);
    }
    const { matches, diagnostics: contradictions } = matchSections([...reads.keys()], walk.summary);
    diagnostics.push(...contradictions, ...correctCopied(matches, walk.summary));
    const drafts: Draft[] = [];
    for (const [section, read] of reads) {
      const own = expandSection(section, read, matches.get(section) ?? []);
      if (own.length === 0 && read.fields.length > 0)
        diagnostics.push(nameless(section.title.words, section.source.page));
      drafts.push(...own);
      diagnostics.push(...read.diagnostics);
    }
    const used = new Set([...matches.values()].flat().flatMap(({ rows }) => rows));
    for (const fact of walk.summary) {
      if (!used.has(fact)) drafts.push({ ...fact, base: null });
    }
    const peripherals = groupRegisters(drafts.flatMap(unrolled), walk.regions)
      .map(merged)
      .map(withoutSuffix)
      .flatMap(inBlocks);
    diagnostics.push(...peripherals.flatMap(checkPeripheral));
    return { facts: { peripherals, diagnostics }, tables: walk.tables };
  },
};

const nameless = (title: string, page: number): Diagnostic => ({
  severity: 'info',
  code: 'FIELDS_WITHOUT_REGISTER',
  message: `Bit fields under "${title.slice(0, 80)}" name no register; they are left out.`,
  page,
});

/** Statements about the same register become one: what has fields is kept, the other fills what it leaves open. */
function merged(peripheral: Peripheral): Peripheral {
  const registers: Register[] = [];
  const places = new Map<string, number[]>();
  for (const register of peripheral.registers) {
    const name = ownName(register.name, peripheral.name);
    const at = (places.get(name) ?? []).find((place) => samePlace(registers[place], register));
    const known = at === undefined ? undefined : registers[at];
    if (at === undefined || !known) {
      places.set(name, [...(places.get(name) ?? []), registers.length]);
      registers.push(register);
    } else {
      registers[at] = known.fields.length >= register.fields.length ? filled(known, register) : filled(register, known);
    }
  }
  return { ...peripheral, registers: registers.map(fitted) };
}

function samePlace(a: Register | undefined, b: Register): boolean {
  return a !== undefined && (a.address === null || b.address === null || a.address === b.address);
}

/** A register's name without its peripheral's in front: GPIOA_CRL and CRL are one in GPIOA. */
function ownName(name: string, peripheral: string): string {
  const [whole, prefix] = [foldName(name), foldName(peripheral)];
  return whole.startsWith(prefix) && whole.length > prefix.length ? whole.slice(prefix.length) : whole;
}

const filled = (a: Register, b: Register): Register => ({
  ...a,
  address: a.address ?? b.address,
  addressOffset: a.addressOffset ?? b.addressOffset,
  resetValue: a.resetValue ?? b.resetValue,
  access: a.access === 'unknown' ? b.access : a.access,
});
