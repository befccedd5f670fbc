import { Button, Modal } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CorrectionDialogProps {
  readonly title: string;
  /** False while something is wrong or nothing was changed. */
  readonly ready: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** Absent for what is not there yet. */
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A form that puts something right. */
export function CorrectionDialog({ title, ready, onSave, onClose, onRemove, children }: CorrectionDialogProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onSave();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="md" closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={submit} className="ds-form">
        {children}
        <p className="muted">
          {t('datasheet.form.hint')} {t('datasheet.form.about')}
        </p>
        <div className="row">
          {onRemove !== undefined && (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={14} />}
              onClick={onRemove}
              data-testid="remove"
            >
              {t('datasheet.form.remove')}
            </Button>
          )}
          <span className="grow" />
          <Button size="xs" variant="default" onClick={onClose}>
            {t('datasheet.form.cancel')}
          </Button>
          <Button size="xs" type="submit" disabled={!ready} data-testid="save-correction">
            {t('datasheet.form.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
