import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { RequestError } from '../../../shared/errors';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { PROVIDERS, providerIdSchema, taskSummarySchema } from '../../../shared/tasks';
import { ModelCache } from '../../pipeline/cache';
import { cacheDir } from '../cache-dir';
import { listener } from '../listen';
import { DEFAULT_LIMITS, MEGABYTE, runInWorker } from '../worker';

const optionsSchema = z.object({
  datasheet: z.array(z.string()).min(1),
  schematic: z.string().optional(),
  instruction: z.string().default('生成初始化代码'),
  out: z.string(),
  provider: z.string().default('offline'),
  dataDir: z.string().optional(),
  verbose: z.boolean().default(false),
});

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
const file = (path: string) => ({ path: resolve(path), name: basename(path) });

/** Without a data folder, a cache of the command line's own and nobody's corrections. */
const foldersOf = (dataDir: string | undefined) =>
  dataDir === undefined
    ? { cacheDir: cacheDir() }
    : { cacheDir: join(resolve(dataDir), 'cache'), correctionsDir: join(resolve(dataDir), 'corrections') };

/** `generate`: the whole job with a bar; writes the result folder. */
export function generateCommand(program: Command): void {
  program
    .command('generate')
    .description('read a datasheet and a schematic and write C initialisation code')
    .requiredOption('--datasheet <file>', 'a chip manual; may be given several times', collect)
    .option('--schematic <file>', "the board's schematic")
    .option('--instruction <text>', 'what the code shall do', '生成初始化代码')
    .requiredOption('--out <folder>', 'where the result goes; an earlier result there is replaced')
    .option('--provider <id>', 'who writes the code', 'offline')
    .option('--data-dir <folder>', 'data folder of the program whose cache and corrections are used')
    .action(async (_options, command: Command) => {
      const options = optionsSchema.parse(command.optsWithGlobals());
      const provider = providerIdSchema.safeParse(options.provider);
      if (!provider.success) {
        const known = PROVIDERS.join(' or ');
        throw new RequestError('REQUEST_INVALID', `There is no provider named ${options.provider}; use ${known}.`);
      }
      const { listen, display } = listener(options.verbose);
      try {
        const job = {
          kind: 'generate' as const,
          datasheets: options.datasheet.map(file),
          schematic: options.schematic === undefined ? null : file(options.schematic),
          instruction: options.instruction,
          provider: provider.data,
          outDir: resolve(options.out),
          maxBytes: DEFAULT_LIMITS.maxBytes,
          ...foldersOf(options.dataDir),
        };
        await new ModelCache(job.cacheDir).trim(DEFAULT_SETTINGS.cacheMegabytes * MEGABYTE).catch(() => undefined);
        const summary = taskSummarySchema.parse(await runInWorker(job, DEFAULT_LIMITS, listen));
        display.stop();
        process.stdout.write(
          `${summary.device}: ${summary.registers} registers read, ${summary.components} components, ` +
            `${summary.registersWritten} registers written, proof level ${summary.proofLevel}, ${summary.findings} findings\n` +
            `${join(options.out, 'generated.c')}\n${join(options.out, 'report.md')}\n`,
        );
      } finally {
        display.stop();
      }
    });
}
