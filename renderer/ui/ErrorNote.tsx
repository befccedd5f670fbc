import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '../../shared/errors';
import { errorText } from './errors';

/** An error in place: what happened, what to do, its code, and on demand the record's own words where they say more. */
export function ErrorNote({ error }: { error: ErrorRecord }) {
  const { t } = useTranslation();
  const { code, what, todo } = errorText(error, t);
  const details = [error.message === what ? '' : error.message, factsOf(error)].filter(Boolean);
  return (
    <Alert
      className="error-note"
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle size={18} />}
      title={what}
      data-testid="error"
      data-code={code}
    >
      <div>{todo}</div>
      <code className="error-code">{code}</code>
      {details.length > 0 && (
        <details className="error-details">
          <summary>{t('shell.details')}</summary>
          {details.map((detail) => (
            <div className="muted break" key={detail}>
              {detail}
            </div>
          ))}
        </details>
      )}
    </Alert>
  );
}

/** Numbers and names that the error carries: `bytes = 12, limit = 10`. */
const factsOf = ({ data = {} }: ErrorRecord): string =>
  Object.entries(data)
    .map(([key, value]) => `${key} = ${String(value)}`)
    .join(', ');
