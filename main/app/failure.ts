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
    const texts = textsFor('system', app.getLocale());
    await dialog.showMessageBox({
      type: 'error',
      title: texts.startFailed,
      message: texts.what(error),
      detail: texts.details(error),
    });
  }
  app.exit(1);
}
