import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { RequestError } from '../../../shared/errors';
import { checkExposure } from '../../api/options';
import { settingsOf } from '../settings';
import { VERSION } from '../version';
import { workerLauncher } from '../worker';

const PORT = 'must be a whole number from 0 to 65535';

const optionsSchema = z.object({
  port: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65535, PORT),
  host: z.string(),
  dataDir: z.string(),
  token: z.string().min(1).optional(),
  allowOrigin: z.array(z.string()).default([]),
  allowRemoteCallbacks: z.boolean().default(false),
});

const DATA_DIR = join(homedir(), '.embedded-ai-agent');

/** `serve`: the REST service without a window, until it is interrupted. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('run the REST service without a window')
    .option('--port <port>', 'port to listen on', '8080')
    .option('--host <address>', 'address to listen on; any other than loopback needs a token', '127.0.0.1')
    .option('--data-dir <folder>', 'where tasks are kept; settings of the window in it hold', DATA_DIR)
    .option('--token <token>', 'bearer token that callers must send')
    .option('--allow-origin <origins...>', 'web pages that may call, such as http://tool.example')
    .option('--allow-remote-callbacks', 'let callback_url name other machines')
    .action(async (_options, command: Command) => {
      const parsed = optionsSchema.safeParse(command.optsWithGlobals());
      if (!parsed.success) {
        throw new RequestError(
          'REQUEST_INVALID',
          `${parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')}.`,
        );
      }
      await serve(parsed.data);
    });
}

async function serve(options: z.infer<typeof optionsSchema>): Promise<void> {
  const { port, host, dataDir, token, allowOrigin, allowRemoteCallbacks } = options;
  checkExposure({ host, token });
  // Only here: the server's libraries would cost every other command a third of a second.
  const [{ startApiServer }, { createTaskService }] = await Promise.all([
    import('../../api/server'),
    import('../../tasks'),
  ]);
  const folder = resolve(dataDir);
  const settings = await settingsOf(folder);
  const service = await createTaskService({
    dataDir: folder,
    launcher: workerLauncher(),
    settings: () => settings,
  });
  try {
    const server = await startApiServer({
      service,
      version: VERSION,
      stateDir: join(folder, 'api'),
      host,
      port,
      token,
      allowedOrigins: allowOrigin,
      allowRemoteWebhooks: allowRemoteCallbacks,
      maxInputMegabytes: () => settings.maxInputMegabytes,
    });
    process.stderr.write(`Listening on ${server.url} (documentation at ${server.url}/docs)\n`);
    await interrupted();
    await server.close();
  } finally {
    await service.close();
  }
}

const interrupted = (): Promise<void> =>
  new Promise((done) => {
    process.once('SIGINT', () => done()).once('SIGTERM', () => done());
  });
