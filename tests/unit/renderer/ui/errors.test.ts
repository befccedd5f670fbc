import { expect, it } from 'vitest';
import { createI18n } from '../../../../renderer/i18n';
import { errorRecordOf, errorText } from '../../../../renderer/ui/errors';
import { bridgeError } from '../support/fake-agent';

it('reads the record out of an error that crossed the bridge', () => {
  expect(errorRecordOf(bridgeError('PDF_EMPTY', 'a.pdf is empty'))).toMatchObject({
    code: 'PDF_EMPTY',
    message: 'a.pdf is empty',
  });
});

it('reads it behind words that Electron puts before it', () => {
  const { message } = bridgeError('TASK_NOT_FOUND');
  expect(errorRecordOf(new Error(`Error invoking remote method: Error: ${message}`)).code).toBe('TASK_NOT_FOUND');
});

it.each(['plain words', '{"code":1}', '{broken'])('takes %s for a fault of the program', (message) => {
  expect(errorRecordOf(new Error(message))).toMatchObject({ code: 'INTERNAL', message });
});

it('speaks the language of the user, and the words of the record for an unknown code', () => {
  const { t } = createI18n('zh');
  expect(errorText(errorRecordOf(bridgeError('PDF_EMPTY')), t).what).toBe('文件是空的。');
  const unknown = { code: 'NEW_CODE', message: 'Something new', hint: 'Do this', retryable: false };
  expect(errorText(unknown, t)).toEqual({ code: 'NEW_CODE', what: 'Something new', todo: 'Do this' });
});
