import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Register } from '../../../shared/models';
import { type BitCell, bitRows, bitsDown, isReserved } from './bit-rows';
import { accessMark, bitsOf } from './numbers';

interface BitGridProps {
  readonly register: Register;
  /** The field that is pointed at. */
  readonly lit: Field | null;
  readonly onLight: (field: Field | null) => void;
  readonly onChoose: (field: Field) => void;
}

/** Width of a letter in the grid, in pixels, a little generously. */
const LETTER = 6.4;

/**
 * The register's bits as manuals draw them: numbers, names, access, value after reset. One stop of the Tab key; the arrow
 * keys go from field to field.
 */
export function BitGrid({ register, lit, onLight, onChoose }: BitGridProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const buttons = useRef(new Map<Field, HTMLButtonElement>());
  const rows = bitRows(register);
  const columns = rows[0]?.reduce((sum, { msb, lsb }) => sum + msb - lsb + 1, 0) ?? 16;
  const fields = [
    ...new Set(rows.flat().flatMap(({ field }) => (field === null || isReserved(field.name) ? [] : [field]))),
  ];
  const stop = lit !== null && fields.includes(lit) ? lit : fields[0];
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || stop === undefined) return;
    event.preventDefault();
    const next = fields[fields.indexOf(stop) + step];
    if (next !== undefined) buttons.current.get(next)?.focus();
  };
  return (
    <div className="ds-grids" ref={ref} data-testid="bit-grid">
      {rows.map((cells) => (
        <table key={cells[0]?.msb} className="ds-grid" style={{ maxWidth: columns * 62 }}>
          <caption className="ds-hidden">
            {t('datasheet.register.grid', {
              name: register.name,
              msb: cells[0]?.msb ?? 0,
              lsb: cells.at(-1)?.lsb ?? 0,
            })}
          </caption>
          <thead>
            <tr>
              {numbersOf(cells).map((bit) => (
                <th key={bit} scope="col">
                  {bit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="ds-names">
              {cells.map((cell) => (
                <NameCell
                  key={cell.msb}
                  cell={cell}
                  room={(Math.min(width, columns * 62) / columns) * (cell.msb - cell.lsb + 1)}
                  lit={cell.field !== null && cell.field === lit}
                  stop={cell.field !== null && cell.field === stop}
                  keep={(field, button) => {
                    if (button === null) buttons.current.delete(field);
                    else buttons.current.set(field, button);
                  }}
                  onLight={onLight}
                  onChoose={onChoose}
                  onKey={onKey}
                />
              ))}
            </tr>
            <tr className="ds-access">
              {cells.map(({ field, msb, lsb }) => (
                <td key={msb} colSpan={msb - lsb + 1} data-lit={field !== null && field === lit}>
                  {field === null || isReserved(field.name) ? '' : accessMark(field.access)}
                </td>
              ))}
            </tr>
            <tr className="ds-resets">
              {cells.flatMap(({ field, reset }) =>
                reset.map(({ bit, value }) => (
                  <td key={bit} data-lit={field !== null && field === lit}>
                    {value ?? '·'}
                  </td>
                )),
              )}
            </tr>
          </tbody>
        </table>
      ))}
    </div>
  );
}

const numbersOf = (cells: readonly BitCell[]): number[] => cells.flatMap(({ msb, lsb }) => bitsDown(msb, lsb));

interface NameCellProps {
  readonly cell: BitCell;
  /** Pixels that the cell is wide. */
  readonly room: number;
  readonly lit: boolean;
  /** The one field that the Tab key stops at. */
  readonly stop: boolean;
  readonly keep: (field: Field, button: HTMLButtonElement | null) => void;
  readonly onLight: (field: Field | null) => void;
  readonly onChoose: (field: Field) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

function NameCell({ cell: { field, msb, lsb }, room, lit, stop, keep, onLight, onChoose, onKey }: NameCellProps) {
  const { t } = useTranslation();
  const span = msb - lsb + 1;
  if (field === null || isReserved(field.name)) {
    return (
      <td colSpan={span} className="ds-reserved">
        <span className="ds-hidden">{t('datasheet.register.reserved')}</span>
      </td>
    );
  }
  const upright = field.name.length * LETTER + 6 > room;
  return (
    <td colSpan={span} data-lit={lit} className={field.corrected === undefined ? undefined : 'ds-mended'}>
      <button
        ref={(button) => keep(field, button)}
        type="button"
        className={upright ? 'ds-bit ds-upright' : 'ds-bit'}
        tabIndex={stop ? 0 : -1}
        title={`${field.name} [${bitsOf(field)}]`}
        aria-label={t('datasheet.register.cell', { name: field.name, bits: bitsOf(field) })}
        onPointerEnter={() => onLight(field)}
        onPointerLeave={() => onLight(null)}
        onFocus={() => onLight(field)}
        onClick={() => onChoose(field)}
        onKeyDown={onKey}
        data-testid="bit"
      >
        <span>{field.name}</span>
      </button>
    </td>
  );
}
