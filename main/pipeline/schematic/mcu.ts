import type { BoardModel, Component, DeviceModel } from '../../../shared/models';
import { foldName } from '../fold-name';

/** A port's pin, alone (`PA0`, `P1.2`, `GPIO5`) or beside its functions (`PA0-WKUP`, `SDA/PB07`, `(S5:3)PB23`). */
const PORT_PIN =
  /(?:^|[/)(\]_ -])(?:P[A-K]_?\d{1,2}|P\d{1,2}[._]\d{1,2}|P\d{2}|GP(?:IO)?_?\d{1,2}|IO_?\d{1,2}|R[A-G]\d)(?![A-Z0-9])/i;

/** What only chips that run a program have pins for, by kind: each is evidence of its own. */
const KINDS: readonly RegExp[] = [
  /^[/~#]?N?_?(?:RST|RESET|MCLR|XRES)(?:_?[NB])?#?$/,
  /^BOOT_?\d?$|^[BM]SEL\d?$|^TEST_?MODE$|^PSEN$|^ICP\w*$/,
  /^(?:J?T(?:MS|CK|DI|DO)|SW(?:DIO|CLK|DCLK|DAT|LCK|IO|D|O)|UPDI|PG[CD]\d?|C2(?:D|CK)|DBG\w*)$/,
  /^(?:X(?:TAL)?(?:_?(?:IN|OUT|I|O|[12]))(?:32)?K?|OSC(?:32)?_?(?:IN|OUT|I|O|[12])|EXTAL|XI?N32|XOUT32)$/,
  /^(?:VCAP_?\d?|VBAT|VDDA|VSSA|AVCC|AREF|VREF[+P]?|VCORE|VCCD|VDDIO\w?|VDD_?\w?|DVDD\w*)$/,
];

/** Port pins, or kinds of other pins with as many pins in all, that a component must have to be called the controller. */
const PORTS = 3;
const MOST_KINDS = 4;
const MANY_PINS = 8;
/** What agreement with a manual weighs: more than any names. */
const MANUAL = 200;
/** Share of a component's pins that a package of the manual must have under their numbers and names. */
const AGREEING = 0.6;

/**
 * The designator of the board's controller, null when none stands out. Judged by kind, never by a list of chips: pins named
 * like ports, reset, boot, debug and clock pins, the number of pins; and the manual where one is given, whose device a
 * component is called after or whose pin table it has.
 */
export function chooseMcu(components: readonly Component[], manuals: readonly DeviceModel[] = []): string | null {
  let best: { ref: string; score: number } | null = null;
  for (const c of components) {
    const score = scoreOf(c, manuals);
    if (score > (best?.score ?? 0)) best = { ref: c.ref, score };
  }
  return best?.ref ?? null;
}

/** The board with its controller chosen by the manuals as well; the same object where they change nothing. */
export function withManuals(board: BoardModel, manuals: readonly DeviceModel[]): BoardModel {
  const mcu = chooseMcu(board.components, manuals);
  return mcu === null || mcu === board.mcu ? board : { ...board, mcu };
}

function scoreOf(c: Component, manuals: readonly DeviceModel[]): number {
  const told = Math.max(0, ...manuals.map((manual) => agreement(c, manual)));
  const names = c.pins.flatMap((pin) => (pin.name === undefined ? [] : [pin.name]));
  const ports = names.filter((name) => PORT_PIN.test(name)).length;
  const words = names.flatMap((name) => name.toUpperCase().split(/[/(),;\s-]+/));
  const kinds = KINDS.filter((kind) => words.some((word) => kind.test(word))).length;
  // Headers carry the same names, led out of the controller.
  const connector = /^(J|P|CN|CON|X|K|H|HDR|SW|SV|JP)\d/.test(c.ref) && told < 1;
  const named = ports >= PORTS || (kinds >= MOST_KINDS && c.pins.length >= MANY_PINS);
  if (connector || (!named && told === 0)) return 0;
  const integrated = /^(U|IC|MCU|M|MOD|A)\d/.test(c.ref) ? 1 : 0;
  return 2 * ports + 4 * kinds + 0.2 * c.pins.length + integrated + MANUAL * told;
}

/** 0 to 2: one for the name of the device, up to one for its pins. */
function agreement(c: Component, manual: DeviceModel): number {
  const { core } = manual.device;
  if (core === 'peripheral-chip' || core === 'unknown' || c.pins.length < 3) return 0;
  return (isCalledAfter(c, manual.device.name) ? 1 : 0) + pinShare(c, manual);
}

/** Shortest part of a device's name that tells it from others. */
const TELLING = 5;

/** `STM32F030C8T6` after a manual of `STM32F030x4/x6/x8`: what stands before the first placeholder. */
function isCalledAfter(c: Component, name: string): boolean {
  const label = foldName(`${c.part ?? ''} ${c.value ?? ''}`);
  return name
    .split(/[,\s/]+/)
    .map((part) => foldName(part.replace(/[xX].*$/, '')))
    .some((part) => part.length >= TELLING && /\d/.test(part) && label.includes(part));
}

function pinShare(c: Component, { pins }: DeviceModel): number {
  const packages = new Map<string, Map<string, string>>();
  for (const pin of pins) {
    const rows = packages.get(pin.package) ?? new Map<string, string>();
    packages.set(pin.package, rows);
    rows.set(pin.number, [pin.name, ...pin.functions].join('/').toUpperCase());
  }
  let best = 0;
  for (const rows of packages.values()) {
    const agreeing = c.pins.filter(({ number, name }) => {
      const [first = ''] = (name ?? '').toUpperCase().split(/[/(),;\s-]+/);
      return first.length >= 2 && (rows.get(number) ?? '').includes(first);
    }).length;
    best = Math.max(best, agreeing / Math.max(c.pins.length, 1));
  }
  return best >= AGREEING ? best : 0;
}
