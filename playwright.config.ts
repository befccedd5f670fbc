import { defineConfig } from '@playwright/test';

/** Started by `npm run test:e2e`, which finds an Electron and a display first. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // Each test brings up a whole program with worker processes.
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'window', testIgnore: 'packaged.spec.ts' },
    // Packaging takes its time.
    { name: 'packaged', testMatch: 'packaged.spec.ts', timeout: 400_000 },
  ],
});
