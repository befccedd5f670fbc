import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const SCRATCH = join(ROOT, 'node_modules/.cache');

/**
 * Bundles worker and command line from the source as it is now, as the build does: a worker that loads its thousands of
 * modules one by one takes seconds at each start. Inside node_modules, so that the packages left outside are found.
 *
 * @returns paths of the scripts; good once the tests of the file run
 */
export function builtPrograms(): { readonly cli: () => string; readonly worker: () => string } {
  let folder = '';
  beforeAll(async () => {
    await mkdir(SCRATCH, { recursive: true });
    folder = await mkdtemp(join(SCRATCH, 'contract-'));
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      ssr: { noExternal: ['core-js'] },
      build: {
        ssr: true,
        outDir: folder,
        minify: false,
        rollupOptions: {
          input: { cli: join(ROOT, 'main/cli/index.ts'), worker: join(ROOT, 'main/worker/entry.ts') },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    });
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { cli: () => join(folder, 'cli.js'), worker: () => join(folder, 'worker.js') };
}
