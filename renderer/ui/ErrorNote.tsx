import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '../../shared/errors';
import { errorText } from './errors';

/** An error in place: what happened, what to do, its code, and the record's own words where they say more. */
export function ErrorNote({ error, compact = false }: { error: ErrorRecord; compact?: boolean }) {
  const { t, i18n } = useTranslation();
  const { code, what, todo } = errorText(error, t);
  const detail = compact || error.message === what || i18n.language === 'zh' ? null : error.message;
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
      {detail !== null && <div className="muted">{detail}</div>}
      <code className="error-code">{code}</code>
    </Alert>
  );
}
