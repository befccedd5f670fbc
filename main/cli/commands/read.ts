import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { boardModelSchema, deviceModelSchema } from '../../../shared/models';
import { listener } from '../listen';
import { describeBoard, describeDevice } from '../summary';
import { DEFAULT_LIMITS, runInWorker } from '../worker';

const optionsSchema = z.object({
  json: z.boolean().default(false),
  verbose: z.boolean().default(false),
  dataDir: z.string().optional(),
});

/** `datasheet FILE [--json]` and `schematic FILE [--json]`: reads one document, always anew, and prints its model. */
export function readCommand(program: Command, kind: 'datasheet' | 'schematic', description: string): void {
  program
    .command(kind)
    .description(description)
    .argument('<file>', 'a PDF')
    .option('--json', 'print the whole model as JSON instead of a summary')
    .option('--data-dir <folder>', 'data folder of the program whose corrections hold')
    .action(async (file: string, _options, command: Command) => {
      const { json, verbose, dataDir } = optionsSchema.parse(command.optsWithGlobals());
      const { listen, display } = listener(verbose);
      try {
        const job = {
          kind,
          file: { path: resolve(file), name: basename(file) },
          maxBytes: DEFAULT_LIMITS.maxBytes,
          cacheDir: null,
          ...(dataDir === undefined ? {} : { correctionsDir: join(resolve(dataDir), 'corrections') }),
        };
        const value = await runInWorker(job, DEFAULT_LIMITS, listen);
        display.stop();
        process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : summary(kind, value));
      } finally {
        display.stop();
      }
    });
}

const summary = (kind: 'datasheet' | 'schematic', value: unknown): string =>
  kind === 'datasheet' ? describeDevice(deviceModelSchema.parse(value)) : describeBoard(boardModelSchema.parse(value));
