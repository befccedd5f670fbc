import type { BoardModel, DeviceModel, Finding } from '../../../shared/models';
import { Netlist } from '../codegen/nets';
import type { PinUse } from '../codegen/pins';
import type { Language } from '../codegen/words';
import { bootStraps } from './boot';
import { strayCrystals } from './crystal';
import { deviceNotOnBoard } from './device';
import { twoDrivers } from './drivers';
import { findingOf, type Rule, type Scene } from './findings';
import { impossibleFunctions } from './functions';
import { ledsWithoutLimit, ledsWithoutPin } from './leds';
import { missingController, pinsUnlikeManual } from './naming';
import { missingPullUps } from './pull-up';
import { openResets } from './reset';

const RULES: readonly Rule[] = [
  missingController,
  deviceNotOnBoard,
  pinsUnlikeManual,
  impossibleFunctions,
  twoDrivers,
  missingPullUps,
  strayCrystals,
  openResets,
  bootStraps,
  ledsWithoutLimit,
  ledsWithoutPin,
];

/**
 * Contradictions between a board, the manual of its controller and good practice, as far as the two models show them.
 * What one of them does not tell is no contradiction. Each finding names its places on the sheet and in the manual.
 */
export function crossCheck(
  board: BoardModel,
  device: DeviceModel,
  pins: readonly PinUse[],
  language: Language,
  others: readonly DeviceModel[] = [],
): Finding[] {
  const scene: Scene = { board, device, others, pins, netlist: new Netlist(board), mcu: board.mcu ?? '' };
  return RULES.flatMap((rule) => rule(scene)).map((clash) => findingOf(clash, scene, language));
}
