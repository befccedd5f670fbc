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
  return m !== null && PREFIXES.test(m[1] ?? '');
}

/** The component a unit belongs to (`U1B` to `U1`), or null when the text names no unit. */
export function unitOwner(ref: string): string | null {
  const m = /^([A-Z]{1,5}\d{1,4})[A-Z]$/.exec(ref);
  return m ? (m[1] ?? null) : null;
}
