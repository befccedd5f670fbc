import { Button, SegmentedControl } from '@mantine/core';
import { IconFiles, IconFlask, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../shared/tasks';
import { useCompose, useNavigation } from '../../app/stores';
import { ErrorNote } from '../../ui/ErrorNote';
import { FileList } from './FileList';
import { InstructionField } from './InstructionField';
import { obstacleOf } from './roles';
import './compose.css';

const NAMES = ['low', 'normal', 'high'] as const;

/** The form for a new task. */
export function ComposePage() {
  const { t } = useTranslation();
  const files = useCompose((state) => state.files);
  const error = useCompose((state) => state.error);
  const start = useStartTask();
  return (
    <form
      className="page compose"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h1>{t('compose.title')}</h1>
      <p className="lead">{t('compose.lead')}</p>
      {error !== null && <ErrorNote error={error} />}
      {files.length === 0 ? <DropCard /> : <FileList />}
      <FileInput />
      <InstructionField onStart={start} />
      <StartBar />
    </form>
  );
}

function useStartTask() {
  const start = useCompose((state) => state.start);
  const go = useNavigation((state) => state.go);
  return async () => {
    const task = await start();
    if (task !== null) go({ page: 'task', id: task.id });
  };
}

function DropCard() {
  const { t } = useTranslation();
  const pick = useCompose((state) => state.pick);
  const samples = useCompose((state) => state.samples);
  const busy = useCompose((state) => state.busy);
  return (
    <section className="drop-card" aria-label={t('compose.files')} data-testid="drop-card">
      <IconFiles size={40} stroke={1.3} aria-hidden />
      <strong>{t('compose.drop')}</strong>
      <span className="muted">{busy === 'opening' ? t('compose.file.opening') : t('compose.dropDetail')}</span>
      <div className="row">
        <Button size="sm" onClick={() => void pick()} loading={busy === 'opening'} data-testid="pick">
          {t('compose.pick')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFlask size={16} />}
          onClick={() => void samples()}
          disabled={busy !== null}
          data-testid="samples"
        >
          {t('compose.samples')}
        </Button>
      </div>
    </section>
  );
}

/** Never seen: hands files over where no real drop or dialog can be made. */
function FileInput() {
  const { t } = useTranslation();
  const offer = useCompose((state) => state.offer);
  return (
    <input
      type="file"
      multiple
      hidden
      accept="application/pdf"
      aria-label={t('compose.files')}
      data-testid="file-input"
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        event.currentTarget.value = '';
        if (files.length > 0) void offer(files);
      }}
    />
  );
}

function StartBar() {
  const { t } = useTranslation();
  const files = useCompose((state) => state.files);
  const busy = useCompose((state) => state.busy);
  const priority = useCompose((state) => state.priority);
  const setPriority = useCompose((state) => state.setPriority);
  const obstacle = busy === 'opening' ? 'opening' : obstacleOf(files);
  const data = NAMES.map((name) => ({ value: String(PRIORITIES[name]), label: t(`compose.priorities.${name}`) }));
  return (
    <div className="start-bar">
      <div className="row">
        <span id="priority-label" className="label">
          {t('compose.priority')}
        </span>
        <SegmentedControl
          size="xs"
          aria-labelledby="priority-label"
          data={data}
          value={String(priority)}
          onChange={(value) => setPriority(Number(value))}
        />
      </div>
      <div className="row">
        <span className="muted" id="start-why" data-testid="start-why">
          {obstacle === null ? '' : t(`compose.why.${obstacle}`)}
        </span>
        <Button
          type="submit"
          size="sm"
          leftSection={<IconPlayerPlay size={16} />}
          disabled={obstacle !== null}
          loading={busy === 'starting'}
          aria-describedby="start-why"
          title="Ctrl+Enter"
          data-testid="start"
        >
          {busy === 'starting' ? t('compose.starting') : t('compose.start')}
        </Button>
      </div>
    </div>
  );
}
