import type { Field, Register } from '../../../shared/models';

/** A field that switches between pages of registers at the same addresses. */
export interface PageSwitch {
  readonly register: Register;
  readonly field: Field;
}

// Register banks alone are those of R0 to R7, in RAM.
const SELECTS_PAGE =
  /\b(?:SFRs?\s+(?:page|bank)|registers?\s+page)\s+(?:select|switch)|(?:SFR|寄存器)\s*(?:分?页|页面)\s*(?:选择|切换)/i;
const ON_PAGE = /\bSFRs?\s*(?:page|bank|第)\s*[:=]?\s*(?:0x0?)?([0-9A-F])(?![0-9A-Za-z])/i;
const OF_PAGES = /\bSFRs?\s*(?:pages?|banks?|第)/i;

/** The page switch of the registers, when there is just one that reset leaves at page 0. */
export function pageSwitch(registers: readonly Register[]): PageSwitch | null {
  const found = registers.flatMap((register) =>
    register.fields
      .filter((field) => SELECTS_PAGE.test(field.description ?? '') && resetOf(register, field) === 0)
      .map((field) => ({ register, field })),
  );
  const [only, ...others] = found;
  return only !== undefined && others.every(({ register }) => register.name === only.register.name) ? only : null;
}

/**
 * Of registers that share one address, the one on the page that reset selects: the others are all said to be on another
 * page. Null when the manual's words do not tell.
 */
export function onResetPage(sharing: readonly Register[]): Register | null {
  const pages = sharing.map(pageOf);
  const first = sharing.filter((_, i) => pages[i] === 0);
  const [only] = first;
  return only !== undefined && !pages.includes(null) && new Set(first.map(({ name }) => name)).size === 1 ? only : null;
}

/** Zero for a register of which no page is told, as manuals name only the other ones; null for words about pages not read. */
function pageOf({ description }: Register): number | null {
  const page = ON_PAGE.exec(description ?? '')?.[1];
  if (page !== undefined) return Number.parseInt(page, 16);
  return OF_PAGES.test(description ?? '') ? null : 0;
}

function resetOf({ resetValue }: Register, field: Field): number | null {
  if (typeof field.resetValue === 'number') return field.resetValue;
  return resetValue === null ? null : Math.floor(resetValue / 2 ** field.lsb) % 2 ** field.width;
}
