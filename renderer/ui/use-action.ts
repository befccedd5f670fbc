import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorRecordOf, errorText } from './errors';

/** Runs a call of the bridge; a failure is shown with its code and what to do. Resolves to null then. */
export function useAction() {
  const { t } = useTranslation();
  return useCallback(
    async <T>(call: () => Promise<T>): Promise<T | null> => {
      try {
        return await call();
      } catch (thrown) {
        const { code, what, todo } = errorText(errorRecordOf(thrown), t);
        notifications.show({ color: 'red', title: `${what} (${code})`, message: todo, autoClose: 10_000 });
        return null;
      }
    },
    [t],
  );
}

/** A short message that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'signal', autoClose: 2500, withCloseButton: false });
}
