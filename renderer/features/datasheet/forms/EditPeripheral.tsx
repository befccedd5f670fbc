import { useTranslation } from 'react-i18next';
import type { Peripheral } from '../../../../shared/models';
import { CorrectionDialog } from './CorrectionDialog';
import { peripheralChange, peripheralComplaints, peripheralDraft } from './drafts';
import { Entry, useCorrect, useDraft } from './entries';

interface EditPeripheralProps {
  readonly peripheral: Peripheral;
  /** Its name as it was read. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Puts a peripheral's name or base address right; its registers move with the base. */
export function EditPeripheral({ peripheral, name, onClose }: EditPeripheralProps) {
  const { t } = useTranslation();
  const correct = useCorrect(onClose);
  const before = peripheralDraft(peripheral);
  const { draft, put } = useDraft(before);
  const complaints = peripheralComplaints(draft);
  const set = peripheralChange(draft, before);
  return (
    <CorrectionDialog
      title={t('datasheet.form.editPeripheral', { name: peripheral.name })}
      ready={set !== null && Object.keys(complaints).length === 0}
      onSave={() => set !== null && void correct({ do: 'set-peripheral', peripheral: name, set })}
      onClose={onClose}
    >
      <Entry name="name" draft={draft} put={put} complaints={complaints} />
      <Entry name="base" draft={draft} put={put} complaints={complaints} />
    </CorrectionDialog>
  );
}
