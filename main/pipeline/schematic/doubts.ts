import type { BBox, Diagnostic } from '../../../shared/models';
import type { Word } from './words';

interface DoubtfulPart {
  readonly ref: string;
  readonly bbox: BBox;
  readonly pins: readonly { readonly number: string }[];
  readonly customary: boolean;
}

/** What stayed unclear on a sheet, each with its place. */
export function doubtsOf(page: number, parts: readonly DoubtfulPart[], lonely: readonly Word[]): Diagnostic[] {
  const homeless = lonely.map(
    (w): Diagnostic => ({
      severity: 'warning',
      code: 'PART_WITHOUT_SYMBOL',
      message: `${w.text} is written here, but no symbol was found for it.`,
      page,
      bbox: w.bbox,
    }),
  );
  const unnumbered = parts
    .filter((part) => part.pins.some((pin) => pin.number.startsWith('?')))
    .map(
      (part): Diagnostic => ({
        severity: 'info',
        code: 'PIN_NUMBER_UNKNOWN',
        message: `${part.ref} has pins without a number on the drawing; they are listed as ?1, ?2, ...`,
        page,
        bbox: part.bbox,
      }),
    );
  const customary = parts
    .filter((part) => part.customary)
    .map(
      (part): Diagnostic => ({
        severity: 'info',
        code: 'PIN_NUMBER_CUSTOMARY',
        message: `${part.ref} is drawn without pin numbers; those given are the customary ones of its kind.`,
        page,
        bbox: part.bbox,
      }),
    );
  return [...homeless, ...unnumbered, ...customary];
}
