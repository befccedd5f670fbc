import { Badge, Button, Skeleton, Tabs } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskResult } from '../../../shared/ipc';
import { useAgent, useResult } from '../../app/stores';
import { ErrorNote } from '../../ui/ErrorNote';
import { notifyDone, useAction } from '../../ui/use-action';
import { BoardTab } from '../board/BoardTab';
import { DatasheetTab } from '../datasheet/DatasheetTab';
import { LogView } from '../tasks/LogView';
import { CodeTab } from './CodeTab';
import { writtenRegisters } from './provenance';
import { RegistersTab } from './RegistersTab';
import { ReportTab } from './ReportTab';
import './result.css';

/** The result of a completed task: code, report, registers written, log. */
export function ResultTabs({ id }: { id: string }) {
  const load = useResult((state) => state.load);
  const { result, error } = useResult((state) => state.open);
  useEffect(() => {
    void load(id);
  }, [load, id]);
  if (error !== null) return <ErrorNote error={error} />;
  if (result === null) return <Skeleton className="result" />;
  return <Result id={id} result={result} />;
}

function Result({ id, result }: { id: string; result: TaskResult }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | null>('code');
  const written = writtenRegisters(result.provenance.entries);
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false} className="result" data-testid="result">
      <SaveAll id={id} />
      <Tabs.List aria-label={t('result.label')}>
        <Tabs.Tab value="code">{t('result.tabs.code')}</Tabs.Tab>
        <Tabs.Tab value="report" rightSection={<Count value={result.report.findings.length} />}>
          {t('result.tabs.report')}
        </Tabs.Tab>
        <Tabs.Tab value="registers" rightSection={<Count value={written.length} />}>
          {t('result.tabs.registers')}
        </Tabs.Tab>
        <Tabs.Tab value="datasheet" data-testid="tab-datasheet">
          {t('datasheet.tab')}
        </Tabs.Tab>
        <Tabs.Tab value="board" data-testid="tab-board">
          {t('board.tab')}
        </Tabs.Tab>
        <Tabs.Tab value="log">{t('result.tabs.log')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="code">
        <CodeTab id={id} result={result} />
      </Tabs.Panel>
      <Tabs.Panel value="report" tabIndex={0}>
        <ReportTab id={id} report={result.report} inputs={result.metadata.inputs} />
      </Tabs.Panel>
      <Tabs.Panel value="registers" tabIndex={0}>
        <RegistersTab registers={written} onOpen={() => setTab('code')} />
      </Tabs.Panel>
      <Tabs.Panel value="board">
        <BoardTab id={id} report={result.report} />
      </Tabs.Panel>
      <Tabs.Panel value="datasheet">
        <DatasheetTab id={id} files={result.files} />
      </Tabs.Panel>
      <Tabs.Panel value="log">
        <LogView id={id} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Count({ value }: { value: number }) {
  return value === 0 ? null : (
    <Badge size="sm" variant="default" className="count">
      {value}
    </Badge>
  );
}

function SaveAll({ id }: { id: string }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const save = async () => {
    const file = await run(() => agent.tasks.saveZip({ id }));
    if (file !== null) notifyDone(t('shell.saved', { name: file.saved }));
  };
  return (
    <Button
      className="save-all"
      size="compact-sm"
      variant="default"
      leftSection={<IconFileZip size={15} />}
      onClick={() => void save()}
      data-testid="save-zip"
    >
      {t('result.zip')}
    </Button>
  );
}
