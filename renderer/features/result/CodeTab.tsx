import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core';
import { IconCopy, IconDeviceFloppy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskResult } from '../../../shared/ipc';
import type { ProvenanceEntry } from '../../../shared/models';
import { useAgent, useResult } from '../../app/stores';
import { notifyDone, useAction } from '../../ui/use-action';
import { PageDialog } from '../source/PageDialog';
import { CodeView } from './CodeView';
import { FileTree } from './FileTree';
import { sourcesByLine } from './provenance';
import { SourcePanel } from './SourcePanel';

/** Result files on the left, the text in the middle, and on the right the place behind the chosen line. */
export function CodeTab({ id, result }: { id: string; result: TaskResult }) {
  const file = useResult((state) => state.file);
  const line = useResult((state) => state.line);
  const setLine = useResult((state) => state.setLine);
  const text = useResult((state) => (state.file === null ? undefined : state.open.files[state.file]));
  const [shown, setShown] = useState<ProvenanceEntry | null>(null);
  const entries = result.provenance.entries;
  const sources = useMemo(() => sourcesByLine(entries, file ?? ''), [entries, file]);
  return (
    <div className="code-tab">
      <FileTree files={result.files} />
      <div className="code-pane">
        <CodeHead id={id} file={file} text={text} />
        {text === undefined || file === null ? (
          <Skeleton className="code-view" radius={0} />
        ) : (
          <CodeView name={file} text={text} line={line} sources={sources} onLine={setLine} />
        )}
      </div>
      <SourcePanel line={line} sources={sources} onLine={setLine} onShow={setShown} />
      {shown !== null && <PageDialog taskId={id} entry={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

function CodeHead({ id, file, text }: { id: string; file: string | null; text: string | undefined }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const copy = async () => {
    if (text === undefined) return;
    const done = await run(async () => agent.clipboard.write({ text }).then(() => true));
    if (done !== null) notifyDone(t('shell.copied'));
  };
  const save = async () => {
    const saved = file === null ? null : await run(() => agent.tasks.saveFile({ id, name: file }));
    if (saved !== null) notifyDone(t('shell.saved', { name: saved.saved }));
  };
  return (
    <div className="code-head">
      <h2 className="mono clip" data-testid="open-file">
        {file ?? ''}
      </h2>
      <Tooltip label={t('result.copy')}>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('result.copy')}
          onClick={() => void copy()}
          data-testid="copy"
        >
          <IconCopy size={15} />
        </ActionIcon>
      </Tooltip>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconDeviceFloppy size={14} />}
        onClick={() => void save()}
        data-testid="save-file"
      >
        {t('result.save')}
      </Button>
    </div>
  );
}
