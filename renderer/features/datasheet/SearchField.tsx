import { ActionIcon, CloseButton, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDatasheet } from '../../app/stores';
import type { OpenDatasheet } from './datasheet-store';
import { AddRegister } from './forms/AddRegister';

/** The search, and the way to a register that the reading lacks. */
export function SearchField({ sheet }: { sheet: OpenDatasheet }) {
  const { t } = useTranslation();
  const query = useDatasheet((state) => state.query);
  const find = useDatasheet((state) => state.find);
  const [adding, { open, close }] = useDisclosure(false);
  return (
    <div className="ds-search">
      <TextInput
        size="xs"
        className="grow"
        type="search"
        leftSection={<IconSearch size={14} />}
        rightSection={
          query === '' ? null : (
            <CloseButton size="xs" aria-label={t('datasheet.search.clear')} onClick={() => find('')} />
          )
        }
        aria-label={t('datasheet.search.label')}
        placeholder={t('datasheet.search.placeholder')}
        value={query}
        onChange={({ currentTarget }) => find(currentTarget.value)}
        data-testid="search"
      />
      <Tooltip label={t('datasheet.form.addRegister')}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('datasheet.form.addRegister')}
          onClick={open}
          data-testid="add-register"
        >
          <IconPlus size={15} />
        </ActionIcon>
      </Tooltip>
      {adding && <AddRegister sheet={sheet} onClose={close} />}
    </div>
  );
}
