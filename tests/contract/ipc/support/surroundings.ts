import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandlers } from '../../../../main/ipc/handlers';
import { createRouter, type Handlers, type Router } from '../../../../main/ipc/router';
import { FileShelf, type Inspection } from '../../../../main/ipc/shelf';
import type { Surroundings } from '../../../../main/ipc/surroundings';
import { runPipelineJob } from '../../../../main/worker/jobs';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../../shared/settings';
import { MemoryService } from '../../api/support/memory-service';

const seen: Inspection = { bytes: 1, pages: 1, guess: 'datasheet', error: null };

const nothing = () => undefined;
const QUIET = { signal: new AbortController().signal, progress: nothing, opened: nothing, log: nothing };

/** Real handlers on a task service in memory, with a desktop that remembers what it was asked. */
export class World implements Surroundings {
  readonly tasks = new MemoryService();
  readonly shelf = new FileShelf(async (files) => files.map(() => seen));
  readonly clipboard: string[] = [];
  /** What the next save dialog answers. */
  savePath: string | null = null;
  /** What the next question for an SVD file answers. */
  svdPath: string | null = null;
  /** Faults that the router reported. */
  readonly faults: unknown[] = [];
  #settings = DEFAULT_SETTINGS;

  readonly settings: Surroundings['settings'] = {
    get: () => this.#settings,
    set: (patch) => {
      this.#settings = settingsSchema.parse({ ...this.#settings, ...patch });
      return this.#settings;
    },
  };

  readonly desktop: Surroundings['desktop'] = {
    chooseSavePath: async () => this.savePath,
    choosePdfs: async () => [],
    chooseSvd: async () => this.svdPath,
    writeClipboard: (text) => void this.clipboard.push(text),
    samplePaths: () => [],
    info: () => ({ name: 'a', version: '1', electron: '1', platform: 'linux', dataDir: '/d', locale: 'en' }),
  };

  readonly correctionsDir = join(tmpdir(), 'agent-no-corrections');

  /** The short jobs of the pipeline, in this process. */
  readonly run: Surroundings['run'] = (job) => runPipelineJob(job, QUIET);

  readonly rest: Surroundings['rest'] = {
    state: () => ({ status: 'off', url: null, error: null }),
    token: () => ({ token: 'secret', kept: true }),
    renewToken: () => ({ token: 'renewed', kept: true }),
    requests: () => [],
  };

  router(handlers: Handlers = createHandlers(this)): Router {
    return createRouter(handlers, (_, fault) => this.faults.push(fault));
  }
}

export const OUR_WINDOW = { id: 1, trusted: true };
export const SOMEBODY_ELSE = { id: 2, trusted: false };
