import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { toHeader } from '../../../../../main/pipeline/export';
import { parseC } from '../../../../../main/pipeline/verify/c-parser';
import type { Core, DeviceModel } from '../../../../../shared/models';
import { lampBoard } from '../../../../fixtures/models/board';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const nasty = fc.constantFrom(
  '*/',
  '/*',
  '\\\n',
  '??/',
  '\u2028',
  '"',
  'int',
  '9',
  '#define',
  '//',
  '保留',
  'MODE0',
  'CNF0',
  '\u0000',
);
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.array(nasty, { maxLength: 4 }).map((parts) => parts.join('')),
);

const models: fc.Arbitrary<DeviceModel> = fc
  .record({
    name: text,
    core: fc.constantFrom<Core>('cortex-m', 'riscv', '8051', 'peripheral-chip', 'unknown'),
    registers: fc.array(
      fc.record({
        name: fc.oneof(text, fc.constantFrom('GPIOA_MODER', 'GPIOA_ODR', 'P1M1', 'P1M2')),
        description: text,
        address: fc.option(fc.integer({ min: 0, max: 0xff_ff_ff_ff })),
        size: fc.constantFrom(8 as const, 16 as const, 32 as const),
        count: fc.integer({ min: 1, max: 4 }),
        fields: fc.array(
          fc.record({ name: text, lsb: fc.integer({ min: 0, max: 40 }), width: fc.integer({ min: 1, max: 33 }) }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ name, core, registers }) =>
    device(name, core, [
      peripheral(
        'GPIOA',
        0x1000,
        registers.map(({ name: own, description, address, size, count, fields }) =>
          register(
            own,
            address === null ? {} : { address },
            fields.map((each) => field(each.name, each.lsb, each.width)),
            {
              description,
              size,
              ...(count > 1 ? { array: { count, stride: 4 } } : {}),
            },
          ),
        ),
      ),
    ]),
  );

describe('C of any model', () => {
  it('parses without a fault, whatever names and descriptions a manual holds', async () => {
    await fc.assert(
      fc.asyncProperty(models, text, async (model, net) => {
        const board = lampBoard({ led: 'PA0', key: net, tx: 'PA2', rx: 'PA3' });
        const { files } = generateOffline({ devices: [model], board, instruction: net });
        for (const source of [...files.values(), toHeader(model)]) {
          const tree = await parseC(source);
          const lines = tree.errorLines();
          tree.free();
          expect(lines, source).toEqual([]);
          expect(source).not.toMatch(/\\\n|\?\?[=/'()!<>-]/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
