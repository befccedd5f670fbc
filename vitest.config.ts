import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,accuracy}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Real child processes and real files: more files at once than cores only makes time-outs.
    maxWorkers: 2,
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    // Read by scripts/ci-summary.mjs.
    outputFile: { json: 'test-results/unit.json' },
  },
});
