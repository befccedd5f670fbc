import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname ?? process.cwd();

/**
 * Three bundles: main (window, worker and command line as separate entries), preload (CommonJS: the sandbox wants it),
 * renderer. What stands under `dependencies` stays outside the bundles; core-js does not, because its 2,000 modules as
 * files cost a worker four seconds at each start under Electron.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          app: resolve(here, 'main/app/index.ts'),
          worker: resolve(here, 'main/worker/entry.ts'),
          cli: resolve(here, 'main/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload may require only electron: everything else must be inside the bundle.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(here, 'preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: { index: resolve(here, 'renderer/index.html') } },
    },
  },
});
