import type { ErrorRecord } from '../../shared/errors';
import { errorRecordSchema, isErrorCode } from '../../shared/errors';
import type { Translate } from '../i18n';

const unknownFault = (message: string): ErrorRecord => ({ code: 'INTERNAL', message, hint: '', retryable: false });

/** The record inside an error that a bridge call rejected with (its message is JSON); anything else becomes INTERNAL. */
export function errorRecordOf(thrown: unknown): ErrorRecord {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // Electron may put its own words before what the handler threw.
  const start = message.indexOf('{');
  if (start < 0) return unknownFault(message);
  try {
    const parsed = errorRecordSchema.safeParse(JSON.parse(message.slice(start)));
    return parsed.success ? parsed.data : unknownFault(message);
  } catch {
    return unknownFault(message);
  }
}

export interface ErrorText {
  readonly code: string;
  readonly what: string;
  readonly todo: string;
}

/** An error in the user's language; a code this window does not know keeps the record's own words. */
export function errorText(record: ErrorRecord, t: Translate): ErrorText {
  if (!isErrorCode(record.code)) return { code: record.code, what: record.message, todo: record.hint };
  return { code: record.code, what: t(`errors.${record.code}.what`), todo: t(`errors.${record.code}.todo`) };
}
