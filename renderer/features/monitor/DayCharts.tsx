import { BarChart, LineChart } from '@mantine/charts';
import { Table } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTasks } from '../../app/stores';
import { useNow } from '../../ui/use-now';
import { type HourBucket, hourlyBuckets } from './hours';

/** Throughput and duration over the last 24 hours, as charts and as a table. */
export function DayCharts() {
  const { t, i18n } = useTranslation();
  const byId = useTasks((state) => state.byId);
  const now = useNow(true, 60_000);
  const hours = useMemo(() => hourlyBuckets(Object.values(byId), now), [byId, now]);
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [completed, failed, seconds] = [t('monitor.completed'), t('monitor.failed'), t('monitor.seconds')];
  const data = hours.map((hour) => ({
    hour: time.format(hour.start),
    [completed]: hour.completed,
    [failed]: hour.failed,
    [seconds]: hour.meanSeconds,
  }));
  const common = { h: 170, data, dataKey: 'hour', tickLine: 'none', gridAxis: 'x' } as const;
  return (
    <section aria-labelledby="day">
      <h2 id="day">{t('monitor.day')}</h2>
      <div className="charts">
        <div className="panel chart">
          <h3>{t('monitor.throughput')}</h3>
          <div aria-hidden>
            <BarChart
              {...common}
              type="stacked"
              withLegend
              series={[
                { name: completed, color: 'signal.6' },
                { name: failed, color: 'red.7' },
              ]}
              yAxisProps={{ allowDecimals: false, width: 34 }}
              barChartProps={{ accessibilityLayer: false }}
            />
          </div>
        </div>
        <div className="panel chart">
          <h3>{t('monitor.durations')}</h3>
          <div aria-hidden>
            <LineChart
              {...common}
              series={[{ name: seconds, color: 'signal.6' }]}
              yAxisProps={{ width: 34 }}
              curveType="linear"
              connectNulls
              lineChartProps={{ accessibilityLayer: false }}
            />
          </div>
        </div>
      </div>
      <HourTable hours={hours} format={(start) => time.format(start)} />
    </section>
  );
}

function HourTable({ hours, format }: { hours: readonly HourBucket[]; format: (start: number) => string }) {
  const { t } = useTranslation();
  return (
    <details className="hour-table">
      <summary>{t('monitor.table')}</summary>
      <Table fz="xs" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('monitor.hour')}</Table.Th>
            <Table.Th>{t('monitor.completed')}</Table.Th>
            <Table.Th>{t('monitor.failed')}</Table.Th>
            <Table.Th>{t('monitor.seconds')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {hours.map(({ start, completed, failed, meanSeconds }) => (
            <Table.Tr key={start}>
              <Table.Td>{format(start)}</Table.Td>
              <Table.Td>{completed}</Table.Td>
              <Table.Td>{failed}</Table.Td>
              <Table.Td>{meanSeconds ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
