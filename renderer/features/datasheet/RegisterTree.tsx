import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDatasheet } from '../../app/stores';
import type { OpenDatasheet } from './datasheet-store';
import { hex } from './numbers';
import { peripheralKey, placeRegisters, rowId, type TreeRow, treeRows } from './tree-rows';
import { useRows } from './use-rows';

const ROW = 26;
/** Up to so many registers the tree starts wholly open. */
const OPEN_UP_TO = 60;

/** Peripherals and their registers. Arrows move and open, the register on screen follows. */
export function RegisterTree({ sheet }: { sheet: OpenDatasheet }) {
  const { t } = useTranslation();
  const chosen = useDatasheet((state) => state.register);
  const show = useDatasheet((state) => state.open);
  const [open, setOpen] = useOpen(sheet, chosen);
  const [active, setActive] = useState(chosen === null ? '' : rowId(chosen));
  const rows = useMemo(() => treeRows(sheet.device, open), [sheet.device, open]);
  const index = rows.findIndex((row) => row.id === active);
  const { scroller, items, total } = useRows(rows.length, ROW, index);
  const toggle = (key: string, wanted: boolean) => {
    const next = new Set(open);
    if (wanted) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  const move = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row === undefined) return;
    setActive(row.id);
    if (row.kind === 'register') show(row.key);
  };
  const onKey = (event: KeyboardEvent) => {
    const action = keyAction(event.key, rows, index);
    if (action === null) return;
    event.preventDefault();
    if (action.toggle !== undefined) toggle(action.toggle.key, action.toggle.open);
    if (action.move !== undefined) move(action.move);
  };
  return (
    <div
      ref={scroller}
      className="ds-list"
      role="tree"
      tabIndex={0}
      aria-label={t('datasheet.tree.label')}
      aria-activedescendant={index < 0 ? undefined : `row-${index}`}
      onKeyDown={onKey}
      data-testid="tree"
    >
      <div style={{ height: total, position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <Row
              key={row.id}
              id={`row-${item.index}`}
              row={row}
              top={item.start}
              active={item.index === index}
              siblings={
                row.kind === 'peripheral' ? sheet.device.model.peripherals.length : row.peripheral.registers.length
              }
              chosen={row.kind === 'register' && row.key === chosen}
              onClick={() => {
                move(item.index);
                if (row.kind === 'peripheral') toggle(row.key, !row.open);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The open peripherals. The one of the register on screen opens by itself, wherever that was chosen. */
function useOpen(sheet: OpenDatasheet, chosen: string | null) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => {
    const { peripherals } = sheet.device.model;
    const count = peripherals.reduce((sum, { registers }) => sum + registers.length, 0);
    return new Set(count <= OPEN_UP_TO ? peripherals.map((each) => peripheralKey(sheet.device, each)) : []);
  });
  const device = useRef(sheet.device);
  device.current = sheet.device;
  useEffect(() => {
    const place = chosen === null ? undefined : placeRegisters(device.current).get(chosen);
    if (place === undefined) return;
    const key = peripheralKey(device.current, place.peripheral);
    setOpen((before) => (before.has(key) ? before : new Set(before).add(key)));
  }, [chosen]);
  return [open, setOpen] as const;
}

interface KeyAction {
  readonly move?: number;
  readonly toggle?: { readonly key: string; readonly open: boolean };
}

/** The keys of a tree, after the practices for ARIA trees. */
function keyAction(key: string, rows: readonly TreeRow[], index: number): KeyAction | null {
  const row = rows[index];
  switch (key) {
    case 'ArrowDown':
      return { move: index + 1 };
    case 'ArrowUp':
      return { move: index - 1 };
    case 'Home':
      return { move: 0 };
    case 'End':
      return { move: rows.length - 1 };
    case 'ArrowRight':
      if (row?.kind !== 'peripheral') return {};
      return row.open ? { move: index + 1 } : { toggle: { key: row.key, open: true } };
    case 'ArrowLeft':
      if (row?.kind === 'register')
        return { move: rows.findLastIndex((each, at) => at < index && each.kind === 'peripheral') };
      return row === undefined ? {} : { toggle: { key: row.key, open: false } };
    case 'Enter':
    case ' ':
      return row?.kind === 'peripheral' ? { toggle: { key: row.key, open: !row.open } } : { move: index };
    default:
      return null;
  }
}

interface RowProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly top: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly siblings: number;
  readonly onClick: () => void;
}

function Row({ id, row, top, active, chosen, siblings, onClick }: RowProps) {
  const { t } = useTranslation();
  const style = { transform: `translateY(${top}px)`, height: ROW };
  if (row.kind === 'register') {
    const { name, address, addressOffset, corrected } = row.register;
    const at = addressOffset ?? address;
    return (
      <button
        id={id}
        type="button"
        role="treeitem"
        tabIndex={-1}
        aria-level={2}
        aria-setsize={siblings}
        aria-posinset={row.position}
        aria-selected={chosen}
        className="ds-row ds-row-register"
        data-active={active}
        style={style}
        onClick={onClick}
        data-testid="tree-register"
        data-name={name}
      >
        <span className="clip">{name}</span>
        {corrected !== undefined && <span className="ds-dot" title={t('datasheet.register.corrected')} />}
        <span className="ds-at">{at === null ? '' : hex(at, 2)}</span>
      </button>
    );
  }
  const { name, baseAddress } = row.peripheral;
  const Chevron = row.open ? IconChevronDown : IconChevronRight;
  return (
    <button
      id={id}
      type="button"
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-setsize={siblings}
      aria-posinset={row.position}
      aria-expanded={row.open}
      aria-selected={false}
      className="ds-row"
      data-active={active}
      style={style}
      onClick={onClick}
      title={t('datasheet.tree.registers', { count: row.peripheral.registers.length })}
      data-testid="tree-peripheral"
    >
      <Chevron size={14} aria-hidden />
      <strong className="clip">{name}</strong>
      <span className="ds-at">{baseAddress === null ? '' : hex(baseAddress)}</span>
    </button>
  );
}
