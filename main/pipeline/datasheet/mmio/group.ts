import type { Peripheral, Register } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import { fill, findPlaceholder } from '../text/ranges';
import type { Region } from './bases';
import type { Draft } from './expand';

/** A region larger than this, in bytes, is a bus, not a peripheral. */
const LARGEST = 0x10000;

/** Sorts registers to peripherals, one per instance, and settles base addresses and offsets. */
export function groupRegisters(drafts: readonly Draft[], regions: readonly Region[]): Peripheral[] {
  const small = regions.filter(({ end, address }) => end !== null && end - address <= LARGEST);
  const prefixes = countPrefixes(drafts);
  const groups = new Map<string, { region: Region | null; drafts: Draft[] }>();
  for (const draft of drafts.flatMap((one) => perInstance(one, regions))) {
    const region = draft.peripheral === null ? regionOf(draft, small) : regionNamed(draft.peripheral, regions);
    const name =
      draft.peripheral !== null
        ? draft.peripheral
        : region
          ? regionName(region)
          : peripheralName(draft, prefixes, regions);
    const group = groups.get(name) ?? { region, drafts: [] };
    group.drafts.push(draft);
    groups.set(name, group);
  }
  const all = [...groups].map(([name, group]) =>
    peripheralOf(name, group.drafts, group.region ?? regionNamed(name, regions)),
  );
  return oneInstance(all);
}

/** `I2C` and `I2C1` at one base are one peripheral, printed with and without its number. */
function oneInstance(peripherals: readonly Peripheral[]): Peripheral[] {
  const kept: Peripheral[] = [];
  for (const peripheral of peripherals) {
    const at = kept.findIndex(
      ({ name, baseAddress }) =>
        baseAddress !== null && baseAddress === peripheral.baseAddress && bare(name) === bare(peripheral.name),
    );
    const known = kept[at];
    if (!known) kept.push(peripheral);
    else {
      const name = known.name.length >= peripheral.name.length ? known.name : peripheral.name;
      kept[at] = { ...known, name, registers: [...known.registers, ...peripheral.registers] };
    }
  }
  return kept;
}

const bare = (name: string): string => foldName(name).replace(/\d+$/, '');

function regionOf(draft: Draft, regions: readonly Region[]): Region | null {
  const { address } = draft;
  if (address === null) return null;
  const around = regions.filter((region) => region.address <= address && (region.end ?? 0) > address);
  around.sort((a, b) => (a.end ?? 0) - a.address - ((b.end ?? 0) - b.address));
  const region = around[0];
  return region && /^[A-Za-z][A-Za-z0-9_ /-]{0,19}$/.test(regionName(region)) ? region : null;
}

/** A region's name without notes; `GPIO Port A` is GPIOA. */
function regionName(region: Region): string {
  const bare = shortName(region.name) ?? region.name.replace(/\s*[(（].*$/, '').trim();
  return bare.replace(/^([A-Z]{2,6}) ?port ?([A-Z0-9])$/i, '$1$2');
}

/** `通用定时器 (TIM2)`, `Analog converter (ADC1)`: words, and the short name in brackets behind them. */
const shortName = (name: string): string | null =>
  /^[^()（）]*[\p{Script=Han} ][^()（）]*[(（]([A-Z][A-Z0-9]{1,9})[)）]$/u.exec(name.trim())?.[1] ?? null;

function regionNamed(name: string, regions: readonly Region[]): Region | null {
  const wanted = foldName(name);
  const exact = regions.find((region) => foldName(regionName(region)) === wanted);
  if (exact) return exact;
  // `TIM2 timer`, `Reset and clock control (RCC)`: the short name is one of the words.
  return regions.find((region) => region.name.split(/[\s/()（）]+/).some((word) => word === name)) ?? null;
}

const prefixOf = (name: string): string | null => /^([A-Za-z][A-Za-z0-9]*)_\w/.exec(name)?.[1] ?? null;

function countPrefixes(drafts: readonly Draft[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of drafts) {
    const prefix = prefixOf(name);
    if (prefix) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return counts;
}

function peripheralName(draft: Draft, prefixes: ReadonlyMap<string, number>, regions: readonly Region[]): string {
  const prefix = prefixOf(draft.name);
  if (prefix && (regionNamed(prefix, regions) || (prefixes.get(prefix) ?? 0) >= 2)) return prefix;
  const chapter = chapterName(draft);
  return chapter ?? prefix ?? sectionName(draft);
}

/** Words of the nearest heading, without its number. */
function sectionName(draft: Draft): string {
  const words = (draft.trail.at(-1) ?? '').replace(/^[A-Z]?\d[\d.]*\s*/, '').trim();
  return words === '' || words.length > 40 ? draft.name : words;
}

/** Titles that name no peripheral. */
const GENERIC = /^(?:introduction|overview|general|registers?\b.*|memory map|功能描述|简介|概述|寄存器.*)$/i;

/** The short name a chapter gives its peripheral: `Independent Watchdog (IWDG)`, `USB 控制器（USBD）`, or its own words. */
function chapterName(draft: Draft): string | null {
  const headings = draft.trail.slice(0, 2);
  for (const heading of headings) {
    const short = /[(（]([A-Z][A-Z0-9_/-]{1,11})[)）]/.exec(heading)?.[1];
    if (short) return short;
  }
  const words = (headings[0] ?? '').replace(/^(?:chapter|section|appendix)?\s*[A-Z]?\d[\d.]*\s*/i, '').trim();
  if (GENERIC.test(words)) return null;
  const capital = /\b([A-Z][A-Z0-9]{1,9})\b/.exec(words)?.[1];
  return capital ?? (words === '' || words.length > 40 ? null : words);
}

/** A register of `GPIOx` that the map places as GPIOA, GPIOB … becomes one register per instance. */
function perInstance(draft: Draft, regions: readonly Region[]): Draft[] {
  const prefix = prefixOf(draft.name);
  const letter = prefix ? /[A-Z0-9]([xny])$/.exec(prefix)?.[1] : undefined;
  if (!prefix || draft.address !== null || draft.peripheral !== null) return [draft];
  if (!letter) return perNumber(draft, prefix, regions);
  const stem = prefix.slice(0, -1);
  const named = instancesInTrail(stem, draft.trail) ?? instancesInMap(stem, regions);
  if (named.length === 0) return [draft];
  const name = draft.name.slice(prefix.length + 1);
  return named.map((value) => ({ ...draft, name, peripheral: fill(prefix, letter, value) }));
}

/** `USART_DR`, where the map has no USART but USART1 and USART2, is a register of each. */
function perNumber(draft: Draft, prefix: string, regions: readonly Region[]): Draft[] {
  if (draft.base !== null || regionNamed(prefix, regions)) return [draft];
  const numbers = instancesInMap(prefix, regions).filter((value) => /^\d/.test(value));
  if (numbers.length === 0) return [draft];
  const name = draft.name.slice(prefix.length + 1);
  return numbers.map((number) => ({ ...draft, name, peripheral: prefix + number }));
}

/** Instances a chapter's title lists: `General-purpose timers (TIM2 to TIM5)`. */
function instancesInTrail(stem: string, trail: readonly string[]): string[] | null {
  for (const heading of [...trail].reverse()) {
    const list = new RegExp(
      `\\b${stem}(\\d{1,2}|[A-Z])((?:\\s*(?:to|and|&|~|-|/|,)\\s*(?:${stem})?(?:\\d{1,2}|[A-Z])\\b)+)`,
    ).exec(heading);
    if (!list) continue;
    const text = `${list[1]}${(list[2] ?? '').replaceAll(stem, '')}`;
    return findPlaceholder(`x=${text}`)?.values.slice() ?? null;
  }
  return null;
}

function instancesInMap(stem: string, regions: readonly Region[]): string[] {
  const pattern = new RegExp(`^${stem}(\\d{1,2}|[A-Z])$`, 'i');
  return [...new Set(regions.flatMap((region) => pattern.exec(regionName(region))?.[1] ?? []))];
}

function peripheralOf(name: string, drafts: readonly Draft[], region: Region | null): Peripheral {
  const baseAddress = region?.address ?? commonBase(drafts);
  return { name, baseAddress, registers: drafts.map((draft) => toRegister(draft, baseAddress)) };
}

/** The base that most registers agree on: stated beside them, or their address less their offset. */
function commonBase(drafts: readonly Draft[]): number | null {
  const votes = new Map<number, number>();
  for (const { address, offset, base } of drafts) {
    const vote = voteFor(address, offset, base);
    if (vote !== null && vote >= 0) votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function voteFor(address: number | null, offset: number | null, base: number | null): number | null {
  if (address !== null && offset !== null) return address - offset;
  return base === null || address === null || (address >= base && address - base < LARGEST) ? base : null;
}

function toRegister(draft: Draft, base: number | null): Register {
  const { name, fields, access, resetValue, source, array, description, space } = draft;
  const address = draft.address ?? (base !== null && draft.offset !== null ? base + draft.offset : null);
  const offset = address !== null && base !== null && address >= base ? address - base : draft.offset;
  return {
    name,
    ...(description ? { description } : {}),
    address,
    addressOffset: offset,
    ...(space ? { space } : {}),
    size: draft.size ?? 32,
    resetValue,
    access,
    ...(array ? { array } : {}),
    fields: [...fields],
    source,
  };
}
