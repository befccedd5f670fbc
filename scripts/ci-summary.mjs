import { readFileSync } from 'node:fs';

/**
 * Prints `N passed, N failed` from the reports of vitest and Playwright. A run that stopped before it had a report, or
 * failed outside its tests, counts as one failure more. Usage: ci-summary.mjs EXIT_CODE_OF_THE_RUN
 */
const exitCode = Number(process.argv[2] ?? '0');

/** @param {string} file @returns {Record<string, unknown> | null} */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.log(`no report in ${file}`);
    return null;
  }
}

/** @param {Record<string, unknown> | null} source @param {string} key */
const count = (source, key) => Number(source?.[key] ?? 0);

const unit = report('test-results/unit.json');
const e2e = report('test-results/e2e.json');
const stats = /** @type {Record<string, unknown> | null} */ (e2e?.['stats'] ?? null);
const passed = count(unit, 'numPassedTests') + count(stats, 'expected');
const failed = count(unit, 'numFailedTests') + count(stats, 'unexpected') + count(stats, 'flaky');
const complete = unit !== null && e2e !== null;
const unexplained = failed === 0 && (exitCode !== 0 || !complete) ? 1 : 0;

console.log(`${passed} passed, ${failed + unexplained} failed`);
process.exitCode = failed + unexplained > 0 ? 1 : 0;
