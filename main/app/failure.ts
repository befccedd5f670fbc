import { app, dialog } from 'electron';
import { AgentError } from '../../shared/errors';
import { textsFor } from './texts';

/** Ends a program that cannot start: one clear line on stderr, a dialog unless `quiet`, exit code 1. */
export async function failStart(thrown: unknown, quiet: boolean): Promise<void> {
  const error = AgentError.from(thrown);
  console.error(`${error.code}: ${error.message} ${error.hint}`);
  if (error.code === 'INTERNAL') console.error(error.cause);
  if (!quiet) {
    await app.whenReady();
    const { startFailed } = textsFor('system', app.getLocale());
    await dialog.showMessageBox({
      type: 'error',
      title: startFailed,
      message: error.message,
      detail: `${error.hint}\n\n${error.code}`,
    });
  }
  app.exit(1);
}
