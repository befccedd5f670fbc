import { CHIP, CORE_NUMBERS, INTERRUPTS, MEMORY, PERIPHERALS, PINS } from './chip';
import { type RegisterDef, resetOf } from './registers';

/** What the sample manual says, in full: a reader of it must come to exactly this. */
export function datasheetTruth(pages: number) {
  return {
    document: 'datasheet.pdf',
    device: CHIP,
    core: 'cortex-m',
    ...{ pages, language: 'zh', score: 'full' },
    peripherals: PERIPHERALS.flatMap(({ instances, registers }) =>
      instances.map(({ name, base }) => ({ name, base, registers: registers.flatMap(registerTruth) })),
    ),
    pins: PINS.flatMap(({ tssop20, qfn32, name, functions }) => [
      ...(tssop20 === null ? [] : [{ package: 'TSSOP20', number: String(tssop20), name, functions }]),
      { package: 'QFN32', number: String(qfn32), name, functions },
    ]),
    memory: MEMORY,
    interrupts: [...CORE_NUMBERS, ...INTERRUPTS.map(({ number, name }) => ({ number, name }))],
  };
}

function registerTruth(register: RegisterDef) {
  const fields = register.fields
    .filter((field) => field.name !== 'Reserved')
    .map(({ name, lsb, width }) => ({ name, lsb, width, named_in_document: true }));
  return Array.from({ length: register.count }, (_, i) => ({
    name: register.count > 1 ? `${register.name}${i}` : register.name,
    offset: register.offset + 4 * i,
    ...{ size: 32, reset: resetOf(register), fields },
  }));
}
