import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The flags that Chromium needs as root; nowhere else is its sandbox switched off. */
export const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Longest orderly end, in milliseconds; then the process is killed. */
const CLOSE_LIMIT_MS = 15_000;

interface LaunchOptions {
  readonly dataDir: string;
  /** BCP 47 tag of the system's language. Default en-US. */
  readonly locale?: string;
  /** Default: the Electron that scripts/electron.mjs found, with the tree as its app. */
  readonly packaged?: string;
}

/** One run of the program. */
export class Program {
  #closed = false;

  private constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    readonly dataDir: string,
  ) {}

  static async launch({ dataDir, locale = 'en-US', packaged }: LaunchOptions): Promise<Program> {
    const app = await _electron.launch({
      executablePath: packaged ?? runtime(),
      args: [...(packaged ? [] : [root]), '--data-dir', dataDir, '--quiet', `--lang=${locale}`, ...flags],
      env: { ...environment(), LANGUAGE: locale.replace('-', '_') },
      timeout: 60_000,
    });
    // Nobody is there to answer: quit means quit. The test of the question puts its own answer here.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    });
    const page = await app.firstWindow();
    await page.context().tracing.start({ screenshots: true, snapshots: true });
    await ready(page);
    return new Program(app, page, dataDir);
  }

  /** Ends the program and starts it again on the same data. */
  async restart(): Promise<Program> {
    await this.close();
    return Program.launch({ dataDir: this.dataDir });
  }

  /** Ends the program, by force when it does not end by itself. A second call does nothing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const { pid } = this.app.process();
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), CLOSE_LIMIT_MS));
    const how = await Promise.race([this.app.close().then(() => 'closed' as const), late]);
    if (how === 'late' && pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  /** Keeps what helps to understand a failure. */
  async keepEvidence(info: TestInfo): Promise<void> {
    if (this.page.isClosed()) return;
    await info.attach('window', { body: await this.page.screenshot(), contentType: 'image/png' });
    await this.page.context().tracing.stop({ path: info.outputPath('trace.zip') });
  }
}

/** Waits until the page says that it shows what it knows. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', undefined, {
    timeout: 60_000,
  });
}

/** The executable that scripts/electron.mjs found. */
export function runtime(): string {
  const path = process.env['ELECTRON_EXECUTABLE'];
  if (path) return path;
  throw new Error('Start the tests through "npm run test:e2e": it finds the Electron to test with.');
}

/** Our environment without what would choose another data folder. */
export function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([key]) => key !== 'EMBEDDED_AI_AGENT_DATA'));
}

interface Fixtures {
  /** A data folder of the test's own. */
  dataDir: string;
  /** Starts the program; every run that is still open is ended after the test. */
  launch: (options?: Partial<LaunchOptions>) => Promise<Program>;
}

export const test = base.extend<Fixtures>({
  // Playwright wants a pattern even where nothing is taken out of it.
  dataDir: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'agent-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ dataDir }, use, info) => {
    const programs: Program[] = [];
    await use(async (options = {}) => {
      const program = await Program.launch({ dataDir, ...options });
      programs.push(program);
      return program;
    });
    if (info.status !== info.expectedStatus) for (const program of programs) await program.keepEvidence(info);
    for (const program of programs) await program.close();
  },
});
export { expect } from '@playwright/test';
