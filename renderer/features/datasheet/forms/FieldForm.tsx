import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../shared/models';
import type { PaneProps } from '../pane';
import type { PlacedRegister } from '../tree-rows';
import { CorrectionDialog } from './CorrectionDialog';
import { fieldChange, fieldComplaints, fieldDraft, NEW_FIELD } from './drafts';
import { AccessChoice, Entry, useCorrect, useDraft, Words } from './entries';

interface FieldFormProps extends Pick<PaneProps, 'sheet'> {
  readonly place: PlacedRegister;
  /** Null adds one. */
  readonly field: Field | null;
  readonly onClose: () => void;
}

/** Puts a field right, deletes it, or adds one. */
export function FieldForm({ place: { register }, sheet, field, onClose }: FieldFormProps) {
  const { t } = useTranslation();
  const correct = useCorrect(onClose);
  const before = field === null ? null : fieldDraft(field);
  const { draft, put } = useDraft(before ?? NEW_FIELD);
  const complaints = fieldComplaints(draft, register.size);
  const change = fieldChange(draft, before);
  const at = sheet.device.registers.get(register);
  const ref = field === null ? undefined : sheet.device.fields.get(field);
  if (at === undefined) return null;
  const onSave = () => {
    if (change === null) return;
    if (ref !== undefined) return void correct({ do: 'set-field', at, field: ref, set: change });
    const { name = '', lsb = 0, width = 1, access = 'unknown', ...rest } = change;
    void correct({ do: 'add-field', at, field: { ...rest, name, lsb, width, access } });
  };
  const entry = { draft, put, complaints };
  return (
    <CorrectionDialog
      title={
        field === null
          ? t('datasheet.form.addField', { name: register.name })
          : t('datasheet.form.editField', { name: field.name })
      }
      ready={change !== null && Object.keys(complaints).length === 0}
      onSave={onSave}
      onRemove={ref === undefined ? undefined : () => void correct({ do: 'delete-field', at, field: ref })}
      onClose={onClose}
    >
      <Entry name="name" {...entry} />
      <div className="ds-pair">
        <Entry name="lsb" {...entry} />
        <Entry name="width" bits={register.size} {...entry} />
      </div>
      <div className="ds-pair">
        <Entry name="reset" bits={Number(draft.width)} {...entry} />
        <AccessChoice value={draft.access} onChange={(text) => put('access', text)} />
      </div>
      <Words value={draft.description} onChange={(text) => put('description', text)} />
    </CorrectionDialog>
  );
}
