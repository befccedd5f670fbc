import type { Contradiction, DeviceModel, Field, SvdComparison } from '../../../shared/models';
import { hex } from './names';
import { type Matching, matchRegisters, type Pair, plainName } from './svd-match';
import type { SvdDevice } from './svd-read';

/** Differences listed at most; a wrong SVD file differs in everything. */
const MAX_CONTRADICTIONS = 5000;

/**
 * Lists where an SVD file and the reading of a manual contradict each other. What the manual leaves open (null, unknown)
 * contradicts nothing.
 */
export function compareSvd(model: DeviceModel, svd: SvdDevice): SvdComparison {
  const matching = matchRegisters(model, svd);
  const contradictions = [...missing(matching), ...extra(matching), ...matching.pairs.flatMap(differences)];
  return {
    device: svd.name,
    matched: new Set(matching.pairs.map(({ register }) => register)).size,
    contradictions: contradictions.slice(0, MAX_CONTRADICTIONS),
  };
}

/** Registers of the SVD that the manual's reading lacks; a whole peripheral once. */
function missing({ pairs, onlySvd }: Matching): Contradiction[] {
  const known = new Set(pairs.map(({ svdPeripheral }) => svdPeripheral));
  const told = new Set<unknown>();
  return onlySvd.flatMap(({ peripheral, register }): Contradiction[] => {
    const { name } = peripheral;
    if (known.has(peripheral)) {
      const svd = `${register.name} @ ${hex(register.address)}`;
      return [{ kind: 'register-missing', peripheral: name, register: register.name, manual: null, svd }];
    }
    if (told.has(peripheral)) return [];
    told.add(peripheral);
    const svd = `${name} @ ${hex(peripheral.baseAddress)} (${peripheral.registers.length})`;
    return [{ kind: 'peripheral-missing', peripheral: name, manual: null, svd }];
  });
}

function extra({ pairs, onlyManual }: Matching): Contradiction[] {
  const known = new Set(pairs.map(({ peripheral }) => peripheral));
  const told = new Set<unknown>();
  return onlyManual.flatMap(({ peripheral, register }): Contradiction[] => {
    const { name } = peripheral;
    const { source } = register;
    if (known.has(peripheral)) {
      const at = register.address ?? register.addressOffset;
      const manual = at === null ? register.name : `${register.name} @ ${hex(at)}`;
      return [{ kind: 'register-extra', peripheral: name, register: register.name, manual, svd: null, source }];
    }
    if (told.has(peripheral)) return [];
    told.add(peripheral);
    const base = peripheral.baseAddress === null ? '' : ` @ ${hex(peripheral.baseAddress)}`;
    const manual = `${name}${base} (${peripheral.registers.length})`;
    return [{ kind: 'peripheral-extra', peripheral: name, manual, svd: null, source }];
  });
}

function differences(pair: Pair): Contradiction[] {
  const { peripheral, register, svd, addresses } = pair;
  const base = { peripheral: peripheral.name, register: register.name, source: register.source };
  const found: Contradiction[] = [];
  const tell = (kind: Contradiction['kind'], manual: string, other: string) =>
    found.push({ ...base, kind, manual, svd: other });
  const sameName = nameAlike(register.name, peripheral.name, svd.name, pair.svdPeripheral.name);
  if (!sameName) tell('register-name', register.name, svd.name);
  if (addresses[0] !== null && addresses[0] !== addresses[1]) tell('address', hex(addresses[0]), hex(addresses[1]));
  if (register.size !== svd.size) tell('size', String(register.size), String(svd.size));
  if (register.resetValue !== null && svd.resetValue !== null && register.resetValue !== svd.resetValue)
    tell('reset', hex(register.resetValue), hex(svd.resetValue));
  if (register.access !== 'unknown' && svd.access !== 'unknown' && !alike(register.access, svd.access))
    tell('access', register.access, svd.access);
  // Elements of an array have the fields of the first; a manual without fields states none.
  return register.fields.length === 0 ? found : [...found, ...fieldDifferences(pair)];
}

/** `CFG` of an array and `CFG0` of an element are no two names. */
function nameAlike(manual: string, owner: string, svd: string, svdOwner: string): boolean {
  const plain = (name: string, peripheral: string) => plainName(name, peripheral).replace(/\d+$/, '');
  return plain(manual, owner) === plain(svd, svdOwner);
}

/** SVD files say write-1-clear and read-clear in many ways, or not at all. */
function alike(manual: string, svd: string): boolean {
  const basic = (access: string) =>
    access === 'write-1-clear' ? 'read-write' : access === 'read-clear' ? 'read-only' : access;
  return basic(manual) === basic(svd);
}

const RESERVED = /^(?:reserved|resv|rsvd|res|-+|保留)\d*$/i;

function fieldDifferences({ peripheral, register, svd }: Pair): Contradiction[] {
  const base = { peripheral: peripheral.name, register: register.name };
  const open = svd.fields.filter(({ name }) => !RESERVED.test(name));
  const found: Contradiction[] = [];
  const take = (test: (field: Field) => boolean): Field | undefined => {
    const index = open.findIndex(test);
    return index < 0 ? undefined : open.splice(index, 1)[0];
  };
  const own = register.fields.filter(({ name }) => !RESERVED.test(name));
  const named = own.map((field) => take(({ name }) => plainName(name) === plainName(field.name)));
  for (const [index, field] of own.entries()) {
    const place = { ...base, field: field.name, source: field.source ?? register.source };
    const tell = (kind: Contradiction['kind'], manual: string, other: string | null) =>
      found.push({ ...place, kind, manual, svd: other });
    const other = named[index] ?? take(({ lsb, width }) => lsb === field.lsb && width === field.width);
    if (other === undefined) tell('field-extra', `${field.name} ${bits(field)}`, null);
    else if (named[index] === undefined)
      tell('field-name', `${field.name} ${bits(field)}`, `${other.name} ${bits(other)}`);
    else if (bits(field) !== bits(other)) tell('field-bits', bits(field), bits(other));
    if (other === undefined || field.access === 'unknown' || other.access === 'unknown') continue;
    if (!alike(field.access, other.access)) tell('field-access', field.access, other.access);
  }
  const { source } = register;
  const lacking = open.map(
    (field): Contradiction => ({
      ...base,
      kind: 'field-missing',
      field: field.name,
      manual: null,
      svd: `${field.name} ${bits(field)}`,
      source,
    }),
  );
  return [...found, ...lacking];
}

const bits = ({ lsb, width }: Field): string => (width === 1 ? `[${lsb}]` : `[${lsb + width - 1}:${lsb}]`);
