import { Table, UnstyledButton } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useResult } from '../../app/stores';
import { useAction } from '../../ui/use-action';
import type { WrittenRegister } from './provenance';

/** Every register that the code writes, with fields, lines and the page of the manual. */
export function RegistersTab({ registers, onOpen }: { registers: readonly WrittenRegister[]; onOpen: () => void }) {
  const { t } = useTranslation();
  if (registers.length === 0) {
    return (
      <p className="muted none">
        <IconListSearch size={16} aria-hidden /> {t('result.written.none')}
      </p>
    );
  }
  return (
    <div className="panel written">
      <Table stickyHeader verticalSpacing={5} fz="sm" data-testid="written">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('result.written.register')}</Table.Th>
            <Table.Th>{t('result.written.fields')}</Table.Th>
            <Table.Th>{t('result.written.lines')}</Table.Th>
            <Table.Th>{t('result.written.source')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {registers.map((register) => (
            <Row key={register.register} register={register} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ register, onOpen }: { register: WrittenRegister; onOpen: () => void }) {
  const { t } = useTranslation();
  const show = useResult((state) => state.show);
  const run = useAction();
  const open = (line: number) => {
    onOpen();
    void run(() => show(register.file, line));
  };
  return (
    <Table.Tr>
      <Table.Th scope="row" className="mono">
        {register.register}
      </Table.Th>
      <Table.Td className="mono">{register.fields.join(', ')}</Table.Td>
      <Table.Td>
        <span className="row wrap">
          {register.lines.map((line) => (
            <UnstyledButton
              key={line}
              className="link"
              aria-label={t('result.written.open', { line, file: register.file })}
              onClick={() => open(line)}
            >
              {line}
            </UnstyledButton>
          ))}
        </span>
      </Table.Td>
      <Table.Td>{t('result.report.place', { document: register.document, page: register.page })}</Table.Td>
    </Table.Tr>
  );
}
