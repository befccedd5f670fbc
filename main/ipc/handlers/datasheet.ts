import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { TaskError } from '../../../shared/errors';
import type { ExportFormat } from '../../../shared/ipc';
import { svdComparisonSchema } from '../../../shared/models';
import { loadDeviceCorrections, saveDeviceCorrections } from '../../pipeline/corrections/device';
import type { TaskService } from '../../tasks/service';
import type { Handlers } from '../router';
import { saveThrough } from '../save';
import type { Surroundings } from '../surroundings';

type Route = 'datasheet.corrections' | 'datasheet.correct' | 'datasheet.export' | 'datasheet.compareSvd';

const ENDINGS: Readonly<Record<ExportFormat, string>> = { svd: 'svd', json: 'json', header: 'h', markdown: 'md' };

/** A device of a task: what the user put right in it, its exports, its comparison with an SVD file. */
export function datasheetHandlers({ tasks, desktop, correctionsDir, run }: Surroundings): Pick<Handlers, Route> {
  return {
    'datasheet.corrections': ({ sha256 }) => loadDeviceCorrections(correctionsDir, sha256),
    'datasheet.correct': async (corrections) => {
      // A file that cannot be read is not written over.
      await loadDeviceCorrections(correctionsDir, corrections.document);
      await saveDeviceCorrections(correctionsDir, corrections);
      return corrections;
    },
    'datasheet.export': async ({ id, sha256, format }, caller) => {
      const model = await modelFile(tasks, id);
      const name = `${await fileName(tasks, id, sha256)}.${ENDINGS[format]}`;
      return saveThrough(desktop, name, caller.id, async (path) => {
        const text = await run({ kind: 'export-device', model, sha256, format, correctionsDir });
        await writeFile(path, z.string().parse(text));
      });
    },
    'datasheet.compareSvd': async ({ id, sha256 }, caller) => {
      const model = await modelFile(tasks, id);
      const svd = await desktop.chooseSvd(caller.id);
      if (svd === null) return null;
      const found = await run({ kind: 'compare-svd', svd, model, sha256, correctionsDir });
      return { file: basename(svd), comparison: svdComparisonSchema.parse(found) };
    },
  };
}

/** The models as they were read: a file of their own where the result was made with corrections. */
async function modelFile(tasks: TaskService, id: string): Promise<string> {
  try {
    return await tasks.resultFilePath(id, 'device.read.json');
  } catch (thrown) {
    if (!(thrown instanceof TaskError) || thrown.code !== 'RESULT_FILE_NOT_FOUND') throw thrown;
    return tasks.resultFilePath(id, 'device.json');
  }
}

/** The document's own name without its ending, for the file to save. */
async function fileName(tasks: TaskService, id: string, sha256: string): Promise<string> {
  const { name } = await tasks.inputFile(id, sha256);
  return basename(name).replace(/\.pdf$/i, '') || 'device';
}
