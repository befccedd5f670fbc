import type { BoardModel, DeviceModel, Finding, Source } from '../../../shared/models';
import type { Netlist } from '../codegen/nets';
import type { PinUse } from '../codegen/pins';
import type { Language, Words } from '../codegen/words';

/** What the rules of the cross-check look at. */
export interface Scene {
  readonly board: BoardModel;
  readonly device: DeviceModel;
  /** The other controllers' manuals that were given. */
  readonly others: readonly DeviceModel[];
  readonly netlist: Netlist;
  /** Designator of the controller; empty without one. */
  readonly mcu: string;
  /** The controller's pins with what the board wants of them. */
  readonly pins: readonly PinUse[];
}

/** A contradiction in both languages, with the places on the sheet and in the manual that it rests on. */
export interface Clash {
  readonly severity: Finding['severity'];
  readonly code: string;
  readonly message: Words;
  readonly sheet: readonly Source[];
  readonly manual?: readonly Source[];
}

/** One kind of contradiction. Pure: the same models give the same clashes in the same order. */
export type Rule = (scene: Scene) => Clash[];

/** For the report: one language, and each place with the name of its document. */
export function findingOf(clash: Clash, { board, device }: Scene, language: Language): Finding {
  const place = (document: string) => (source: Source) => ({ document, page: source.page, bbox: source.bbox });
  return {
    severity: clash.severity,
    code: clash.code,
    message: clash.message[language],
    places: [...clash.sheet.map(place(board.document.name)), ...(clash.manual ?? []).map(place(device.document.name))],
  };
}

/** How a pin is called in a message: by its port where it has one. */
export const labelOf = ({ port, name, number }: PinUse): string => `${port?.label ?? (name || '?')} (pin ${number})`;
export const labelZh = ({ port, name, number }: PinUse): string => `${port?.label ?? (name || '?')}（第 ${number} 脚）`;

/** The pin's row in the manual, where there is one. */
export const rowOf = ({ known }: PinUse): Source[] => (known === null ? [] : [known.source]);
