import type { FoundList, FoundRegister } from '../../shared/tasks';
import type { TaskEmitter } from './emitter';

/** Registers kept per task for the list; those beyond are only counted. */
const MOST_KEPT = 5000;

/**
 * Registers that running tasks have found so far. In memory only: they are provisional, and the result replaces them. News
 * carry what is new, and the place in the list where it goes, so that a listener notices what it missed.
 */
export class FoundRegisters {
  readonly #byTask = new Map<string, { registers: FoundRegister[]; total: number }>();

  constructor(private readonly events: TaskEmitter) {}

  /** Finding costs the worker time: nobody should ask for it when nobody listens. */
  get wanted(): boolean {
    return this.events.heard('found');
  }

  add(id: string, registers: readonly FoundRegister[]): void {
    const all = this.#byTask.get(id) ?? { registers: [], total: 0 };
    this.#byTask.set(id, all);
    const from = all.registers.length;
    const kept = registers.slice(0, MOST_KEPT - from);
    all.registers.push(...kept);
    all.total += registers.length;
    this.events.emit('found', id, { from, registers: kept, total: all.total });
  }

  get(id: string): FoundList {
    const { registers, total } = this.#byTask.get(id) ?? { registers: [], total: 0 };
    return { registers: [...registers], total };
  }

  /** The attempt is over, or begins anew. */
  forget(id: string): void {
    this.#byTask.delete(id);
  }
}
