import { useTranslation } from 'react-i18next';
import { keyOf } from '../../../../shared/models';
import { useDatasheet, useStores } from '../../../app/stores';
import { activeSheet } from '../datasheet-store';
import { parseNumber } from '../numbers';
import type { PaneProps } from '../pane';
import { peripheralKey, placeRegisters } from '../tree-rows';
import { CorrectionDialog } from './CorrectionDialog';
import { type Complaints, NEW_REGISTER, type RegisterDraft, registerChange, registerComplaints } from './drafts';
import { Entry, useCorrect, useDraft } from './entries';
import { RegisterEntries } from './RegisterEntries';

interface AddDraft extends RegisterDraft {
  readonly peripheral: string;
  readonly page: string;
}

/** A register that the reading lacks; it starts in the peripheral and on the page that are on screen. */
export function AddRegister({ sheet, onClose }: Pick<PaneProps, 'sheet'> & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { datasheet } = useStores();
  const page = useDatasheet((state) => state.place?.page ?? 1);
  const chosen = useDatasheet((state) => state.register);
  const { device } = sheet;
  const owner = placeRegisters(device).get(chosen ?? '')?.peripheral ?? device.model.peripherals[0];
  const start = { ...NEW_REGISTER, peripheral: owner?.name ?? '', page: String(page) };
  const { draft, put } = useDraft<AddDraft>(start);
  const complaints = complaintsOf(draft, sheet.asRead.document.pages);
  const save = useCorrect(() => {
    onClose();
    // The new one is the last register of all that its peripheral has.
    const now = activeSheet(datasheet.getState())?.device;
    const added = [...(now?.registers.values() ?? [])].findLast(({ register }) => register === draft.name.trim());
    if (added !== undefined) datasheet.getState().open(keyOf(added));
  });
  const onSave = () => {
    const given = registerChange(draft, null);
    const known = device.model.peripherals.find(({ name }) => name === draft.peripheral.trim());
    const peripheral = known === undefined ? draft.peripheral.trim() : peripheralKey(device, known);
    const { name = '', size = 32, access = 'unknown', ...rest } = given ?? {};
    const register = { ...rest, name, size, access, page: parseNumber(draft.page) ?? 1 };
    void save({ do: 'add-register', peripheral, register });
  };
  return (
    <CorrectionDialog
      title={t('datasheet.form.addRegister')}
      ready={Object.keys(complaints).length === 0}
      onSave={onSave}
      onClose={onClose}
    >
      <div className="ds-pair">
        <Entry name="peripheral" draft={draft} put={put} complaints={complaints} />
        <Entry name="page" draft={draft} put={put} complaints={complaints} />
      </div>
      <RegisterEntries draft={draft} put={put} complaints={complaints} />
    </CorrectionDialog>
  );
}

function complaintsOf(draft: AddDraft, pages: number): Complaints<AddDraft> {
  const page = parseNumber(draft.page);
  return {
    ...registerComplaints(draft),
    ...(draft.peripheral.trim() === '' ? { peripheral: 'notName' } : {}),
    ...(typeof page === 'number' && page >= 1 && page <= pages ? {} : { page: 'notNumber' }),
  };
}
