import { resolve } from 'node:path';

export interface Arguments {
  /** Absolute; null for the system's usual place. */
  readonly dataDir: string | null;
  /** Errors at start go to stderr alone, without a dialog. */
  readonly quiet: boolean;
}

const ENVIRONMENT_KEY = 'EMBEDDED_AI_AGENT_DATA';

/**
 * `--data-dir DIR`, `--data-dir=DIR` (also EMBEDDED_AI_AGENT_DATA) and `--quiet`; other arguments are Chromium's.
 * @param argv without the executable
 */
export function parseArguments(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Arguments {
  const index = argv.findIndex((argument) => argument === '--data-dir' || argument.startsWith('--data-dir='));
  const argument = argv[index];
  const given = argument === '--data-dir' ? argv[index + 1] : argument?.slice('--data-dir='.length);
  const dataDir = given || env[ENVIRONMENT_KEY];
  return { dataDir: dataDir ? resolve(dataDir) : null, quiet: argv.includes('--quiet') };
}
