import type { DeviceModel } from '../../../shared/models';
import { crossCheck } from '../crosscheck';
import { type Chip, chipOf } from '../export';
import { isAssignable, planAssignments } from './assigned';
import { listUntold, planPins } from './board-plan';
import { planBlocks } from './bus-plan';
import { emitBoardPins, emitInit, emitRegisters, emitSingle, type IdCheck } from './emit';
import { readInstruction } from './instruction';
import { planNamedPins } from './named-pins';
import { pinTable } from './pin-table';
import { pinsOf } from './pins';
import { Plan } from './plan';
import type { GeneratedCode, GenerateInput } from './types';
import { leftOut, tellUnmet } from './unmet';
import { same, words } from './words';

export { buildReport, reportMarkdown } from './report';
export type { GeneratedCode } from './types';

/** Part of the result's metadata: raised with every change that can alter the code. */
export const GENERATOR_VERSION = '11';

/**
 * Writes C from what the models say, without a model and without chance: the same input gives the same bytes. What the
 * documents do not support is listed in `notDone`, never invented.
 */
export function generateOffline({ devices, board, instruction }: GenerateInput): GeneratedCode {
  const chips = distinctChips(devices);
  const main = chips.find(({ device }) => device.device.core !== 'peripheral-chip') ?? chips[0];
  if (main === undefined) return NOTHING;
  const isController = main.device.device.core !== 'peripheral-chip';
  const pins = board === null || !isController ? [] : pinsOf(board, main.device);
  const wishes = readInstruction(instruction, {
    nets: new Set(pins.flatMap(({ net }) => net ?? [])),
    isAssignable: (path) => isAssignable(chips, path),
  });
  const plan = new Plan(wishes.language);
  tellUnmet(wishes, instruction, plan);
  const others = devices.filter((each) => each !== main.device && each.device.core !== 'peripheral-chip');
  if (board !== null && isController)
    plan.findings.push(...crossCheck(board, main.device, pins, wishes.language, others));
  if (board === null)
    plan.leaveOut(BOARD, words('No schematic was given, so no pin has a role.', '没有提供原理图，引脚用途未知。'));
  else if (pins.length === 0)
    plan.leaveOut(
      BOARD,
      words(
        'The controller of the board could not be told, so no pin has a role.',
        '无法确定板上的主控，引脚用途未知。',
      ),
    );
  if (isController) {
    const able = pins.filter((pin) => !leftOut(pin, main.device, wishes, plan));
    planNamedPins(main, pins, wishes, plan);
    planPins(main, able, wishes, plan);
    planBlocks(main, able, wishes, plan);
    listUntold(pins, wishes, plan);
  }
  planAssignments(chips, wishes.assignments, plan);
  const checks = chips.flatMap((chip) => idCheck(chip, plan));
  const registers = chips.map(emitRegisters);
  const headers = registers.map(({ name }) => name.replace('include/', ''));
  const written = [
    ...registers,
    emitBoardPins(board, pins),
    emitInit(main, plan, checks, headers),
    emitSingle(chips, board, pins, plan, checks),
  ];
  return {
    files: new Map(written.map(({ name, text }) => [name, text])),
    provenance: written.flatMap(({ provenance }) => provenance),
    configured: plan.configured,
    notDone: plan.notDone,
    findings: plan.findings,
    pins: pinTable(pins, main.device, plan.configured),
    registersWritten: new Set(plan.writes.map(({ register }) => register)).size,
  };
}

const BOARD = words('Board', '电路板');

const NOTHING: GeneratedCode = {
  files: new Map(),
  provenance: [],
  configured: [],
  notDone: [{ subject: 'Device', reason: 'No datasheet was given.' }],
  findings: [],
  pins: [],
  registersWritten: 0,
};

/** Chips whose names, and so macros and files, cannot meet. */
function distinctChips(devices: readonly DeviceModel[]): Chip[] {
  const taken = new Set<string>();
  return devices.map((device, index) => {
    const chip = chipOf(device);
    const prefix = taken.has(chip.prefix) ? `${chip.prefix}_${index + 1}` : chip.prefix;
    taken.add(prefix);
    return { ...chip, prefix };
  });
}

/** A bus chip's identity register, where the manual gives it a fixed value; its modes are the driver's choice. */
function idCheck(chip: Chip, plan: Plan): IdCheck[] {
  if (chip.device.device.core !== 'peripheral-chip') return [];
  const name = chip.device.device.name || chip.prefix;
  plan.leaveOut(
    same(name),
    words(
      'How it should measure is not said by the schematic; its register header is there, its modes are left to the driver.',
      '原理图没有说明其测量方式；已生成寄存器头文件，模式留给驱动程序。',
    ),
  );
  const register = chip.registers.find(
    ({ register: own, space }) =>
      space === 'bus' &&
      own.access === 'read-only' &&
      /^(?:DEV(?:ICE)?_?ID|WHO_?AM_?I|CHIP_?ID|ID)$/i.test(own.name) &&
      own.resetValue !== null,
  );
  const value = register?.register.resetValue;
  if (register === undefined || register.address === null || value === undefined || value === null || value === 0)
    return [];
  plan.done(
    words(`${name} identity`, `${name} 标识`),
    words(`${chip.prefix}_present() compares ${register.macro}`, `${chip.prefix}_present() 比较 ${register.macro}`),
  );
  return [{ register, value, prefix: chip.prefix }];
}
