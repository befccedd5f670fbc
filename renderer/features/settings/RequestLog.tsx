import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RestRequest } from '../../../shared/ipc';
import { useRest } from '../../app/stores';

/** The requests that the service has answered, newest first. */
export function RequestLog() {
  const { t, i18n } = useTranslation();
  const requests = useRest((state) => state.requests);
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <div className="requests">
      <div className="two-lines">
        <strong id="requests">{t('settings.rest.requests')}</strong>
        <span className="muted">{t('settings.rest.requestsHint')}</span>
      </div>
      {requests.length === 0 ? (
        <p className="muted">{t('settings.rest.noRequests')}</p>
      ) : (
        <ScrollArea.Autosize
          mah={260}
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-labelledby': 'requests' }}
          data-testid="requests"
        >
          <Table fz="xs" verticalSpacing={2} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('settings.rest.time')}</Table.Th>
                <Table.Th>{t('settings.rest.method')}</Table.Th>
                <Table.Th>{t('settings.rest.path')}</Table.Th>
                <Table.Th ta="right">{t('settings.rest.code')}</Table.Th>
                <Table.Th ta="right">{t('settings.rest.duration')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {requests.toReversed().map((request) => (
                <RequestRow key={request.seq} request={request} time={clock.format(new Date(request.time))} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
    </div>
  );
}

function RequestRow({ request: { method, path, status, milliseconds }, time }: { request: RestRequest; time: string }) {
  return (
    <Table.Tr data-testid="request">
      <Table.Td>{time}</Table.Td>
      <Table.Td className="mono">{method}</Table.Td>
      <Table.Td className="mono break">{path}</Table.Td>
      <Table.Td ta="right" className={status >= 400 ? 'bad' : undefined}>
        {status}
      </Table.Td>
      <Table.Td ta="right">{milliseconds.toFixed(1)}</Table.Td>
    </Table.Tr>
  );
}
