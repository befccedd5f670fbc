import { Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['new', 'Ctrl+N'],
  ['open', 'Ctrl+O'],
  ['start', 'Ctrl+Enter'],
  ['tasks', 'Ctrl+1'],
  ['monitor', 'Ctrl+2'],
  ['settings', 'Ctrl+,'],
  ['find', 'Ctrl+F'],
  ['help', 'F1'],
] as const;

/** Every keyboard shortcut of the window. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.help')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {KEYS.map(([action, keys]) => (
            <Table.Tr key={action}>
              <Table.Td>{t(`shell.keys.${action}`)}</Table.Td>
              <Table.Td ta="right">
                <Kbd>{keys}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className="muted">{t('shell.offline')}</p>
    </Modal>
  );
}
