import { isBusName } from './bus-names';

/** Letters that the common reference designators begin with (IEEE 315, clause 22, and what CAD tools add). */
const PREFIXES =
  /^(A|ANT|AR|B|BAT|BT|BZ|C|CB|CN|CON|CR|D|DN|DS|DZ|E|ESD|F|FB|FD|FID|FL|G|H|HDR|IC|J|JP|JMP|K|L|LA|LD|LED|LS|M|MCU|MH|MIC|MK|MOD|MP|N|NT|OK|OSC|P|PCB|PD|POT|PS|PT|PWR|Q|QF|R|RA|RL|RLY|RN|RP|RT|RV|RY|S|SB|SC|SJ|SK|SP|SPK|ST|SW|T|TB|TC|TH|TP|TR|U|UC|USB|V|VAR|VD|VR|VT|W|WS|X|XC|XP|XS|XT|XTAL|Y|Z|ZD)$/;

/** The commonest of them, by which the style of designators on a sheet is learned. */
const COMMON = /^(R|C|L|D|U|Q|J|Y|X|IC|CN|FB|LED|TP|SW|RN)\d{1,4}[A-Z]?$/;

const DESIGNATOR = /^([A-Z]{1,5})(\d{1,4})([A-Z]?)$/;

export const isCommonDesignator = (text: string): boolean => COMMON.test(text);

/** True for `R12`, `U3A`, `SW1`: a known prefix, a number, at most one letter for the unit. */
export function isDesignator(text: string): boolean {
  const m = DESIGNATOR.exec(text);
  // Four digits after an unusual prefix are a part's type: WS2812B, SP3485.
  const long = (m?.[2] ?? '').length > 3;
  // `V5V` is a supply.
  return m !== null && !(m[1] === 'V' && m[3] === 'V') && (long ? /^([A-Z]|TP|IC|LED)$/ : PREFIXES).test(m[1] ?? '');
}

/** The component a unit belongs to (`U1B` to `U1`), or null when the text names no unit. */
export function unitOwner(ref: string): string | null {
  const m = /^([A-Z]{1,5}\d{1,4})[A-Z]$/.exec(ref);
  return m ? (m[1] ?? null) : null;
}

const SUPPLY =
  /^(?:[+-]?\d+(?:[.,]\d+)?V\d*[A-Z0-9_.-]*|[+-]?\d+V\d+[A-Z_]*|V\d+V\d*|[APDSCEUI]?_?GND[A-Z0-9_-]*|[A-Z]{1,4}_?GND|EARTH|CHASSIS|0V|[+-]?[AD]?V(?:CC|DD|SS|EE|BAT|BUS|IN|OUT|REF|SYS|PP|MM|BATT|GSM|RTC|USB|IO|A|D|M|S|H|L)[A-Z0-9_.+-]*|VCORE|AREF|[AD]VCC|[AD]VDD)$/i;

/** Names of supplies and grounds: `GND`, `AGND`, `VCC`, `+3V3`, `5V`, `-12V`. */
export const isSupplyName = (text: string): boolean => SUPPLY.test(text);

const VALUE =
  /^(?:\d+(?:[.,]\d+)?\s*(?:[pnuµμmkKMGR]|meg)?(?:F|H|Hz|Ω|Ω|R|ohm|A|V|W|%)?\d*(?:[/,].*)?|\d+[pnuµμmkKMRr]\d*|NC\(.*\)|DN[MPF]|NC|NF|N\.?C\.?)$/;

/** What stands beside a part rather than on a wire: `10k`, `4u7`, `100nF`, `NC(0R)`, `DNP`. */
export const isValue = (text: string): boolean => VALUE.test(text);

/** Net names as drawn: without Eagle's cross reference to sheet and field (`SDA/2.1C`), KiCad's overbar and Altium's bars. */
export function cleanNetName(text: string): string {
  return text
    .replace(/\/\d+\.\d*[A-Z]\d*$/, '')
    .replace(/^~\{(.*)\}$/, '$1')
    .replace(/^~(.*?)~?$/, '$1')
    .replace(/^([A-Z0-9_]\\)+$/, (s) => s.replaceAll('\\', ''))
    .trim();
}

/** Marks that name nothing: KiCad's power flag for its rule check. */
export const isNoName = (text: string): boolean => /^PWR_?FLAG$/i.test(text);

/** True for a text that can be the name of a net: no spaces or marks of prose, a letter in it, and not a whole bus. */
export const isNetName = (text: string): boolean =>
  text.length <= 40 && /[A-Za-z]/.test(text) && !/[\s:;,?!]/.test(text) && !isNoName(text) && !isBusName(text);

/** The value says that the part is left out: `DNP`, `NC`, `NC(0R)`, `10k/DNF`, `不贴`. */
export const isNotFitted = (value: string): boolean =>
  /(?:^|[\s/(,_-])(?:DN[PFMIS]|NC|N\.C\.|NF|NM|not fitted)(?![A-Za-z0-9])|不[贴装焊]/i.test(value);
