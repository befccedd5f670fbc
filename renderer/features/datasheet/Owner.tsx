import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EditPeripheral } from './forms/EditPeripheral';
import { hex } from './numbers';
import type { PaneProps } from './pane';
import { type PlacedRegister, peripheralKey } from './tree-rows';

/** The peripheral that a register belongs to, and the way to put its name or base address right. */
export function Owner({ place: { peripheral }, sheet }: Pick<PaneProps, 'sheet'> & { place: PlacedRegister }) {
  const { t } = useTranslation();
  const [editing, { open, close }] = useDisclosure(false);
  const { name, baseAddress } = peripheral;
  const label = t('datasheet.form.editPeripheral', { name });
  return (
    <>
      <UnstyledButton
        className="ds-owner"
        onClick={open}
        aria-label={label}
        title={label}
        data-testid="edit-peripheral"
      >
        <span>{name}</span>
        <span className="mono">{baseAddress === null ? t('datasheet.tree.noBase') : hex(baseAddress)}</span>
        <IconPencil size={12} aria-hidden />
      </UnstyledButton>
      {editing && (
        <EditPeripheral peripheral={peripheral} name={peripheralKey(sheet.device, peripheral)} onClose={close} />
      )}
    </>
  );
}
