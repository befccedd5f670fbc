import { useTranslation } from 'react-i18next';
import type { PaneProps } from '../pane';
import type { PlacedRegister } from '../tree-rows';
import { CorrectionDialog } from './CorrectionDialog';
import { registerChange, registerComplaints, registerDraft } from './drafts';
import { useCorrect, useDraft } from './entries';
import { RegisterEntries } from './RegisterEntries';

interface EditRegisterProps extends Pick<PaneProps, 'sheet'> {
  readonly place: PlacedRegister;
  readonly onClose: () => void;
}

/** Puts a register right, or deletes it. */
export function EditRegister({ place: { register }, sheet, onClose }: EditRegisterProps) {
  const { t } = useTranslation();
  const correct = useCorrect(onClose);
  const before = registerDraft(register);
  const { draft, put } = useDraft(before);
  const complaints = registerComplaints(draft);
  const set = registerChange(draft, before);
  const at = sheet.device.registers.get(register);
  if (at === undefined) return null;
  return (
    <CorrectionDialog
      title={t('datasheet.form.editRegister', { name: register.name })}
      ready={set !== null && Object.keys(complaints).length === 0}
      onSave={() => set !== null && void correct({ do: 'set-register', at, set })}
      onRemove={() => void correct({ do: 'delete-register', at })}
      onClose={onClose}
    >
      <RegisterEntries draft={draft} put={put} complaints={complaints} />
    </CorrectionDialog>
  );
}
