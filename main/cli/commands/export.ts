import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { InputError } from '../../../shared/errors';
import { type DeviceModel, deviceModelSchema } from '../../../shared/models';
import { toHeader, toMarkdown, toSvd } from '../../pipeline/export';

const optionsSchema = z.object({ device: z.string(), format: z.enum(['svd', 'header', 'json', 'markdown']) });

/** `export --device MODEL.json --format svd|header|json|markdown`: on stdout. */
export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('turn a device model into an SVD file, a C header, JSON or Markdown')
    .requiredOption('--device <file>', 'a DeviceModel as JSON, as `datasheet --json` prints it')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(['svd', 'header', 'json', 'markdown'])
        .makeOptionMandatory(),
    )
    .action(async (_options, command: Command) => {
      const { device, format } = optionsSchema.parse(command.optsWithGlobals());
      const model = await loadModel(device);
      const write = {
        svd: toSvd,
        header: toHeader,
        markdown: toMarkdown,
        json: (value: DeviceModel) => `${JSON.stringify(value, null, 2)}\n`,
      };
      process.stdout.write(write[format](model));
    });
}

async function loadModel(path: string): Promise<DeviceModel> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError('INPUT_NOT_FOUND', `${path} cannot be read.`, { cause });
  });
  try {
    return deviceModelSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new InputError('INPUT_UNREADABLE', `${path} is not a device model.`, { cause });
  }
}
