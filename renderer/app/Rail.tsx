import { Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { IconActivity, IconCpu, IconKeyboard, IconListDetails, IconPlus, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Page } from './navigation-store';
import { useNavigation, useQueue } from './stores';

const ITEMS = [
  { page: 'compose', label: 'new', icon: IconPlus },
  { page: 'tasks', label: 'tasks', icon: IconListDetails },
  { page: 'monitor', label: 'monitor', icon: IconActivity },
  { page: 'settings', label: 'settings', icon: IconSettings },
] as const satisfies readonly { page: Page; label: string; icon: typeof IconPlus }[];

export function Rail({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const page = useNavigation(({ route }) => (route.page === 'task' ? 'tasks' : route.page));
  const go = useNavigation((state) => state.go);
  return (
    <header className="rail">
      <div className="brand">
        <IconCpu size={22} aria-hidden />
        <span className="rail-text">{t('shell.product')}</span>
      </div>
      <nav aria-label={t('shell.nav')}>
        {ITEMS.map(({ page: target, label, icon: Icon }) => (
          <Tooltip key={target} label={t(`shell.${label}`)} position="right" openDelay={500}>
            <UnstyledButton
              className="rail-item"
              aria-current={page === target ? 'page' : undefined}
              onClick={() => go({ page: target })}
              data-testid={`nav-${target}`}
            >
              <Icon size={18} aria-hidden />
              <span className="rail-text">{t(`shell.${label}`)}</span>
            </UnstyledButton>
          </Tooltip>
        ))}
      </nav>
      <QueueLine />
      <UnstyledButton className="rail-item rail-help" onClick={onHelp} data-testid="help">
        <IconKeyboard size={18} aria-hidden />
        <span className="rail-text">{t('shell.help')}</span>
        <Kbd className="rail-text" size="xs" aria-hidden>
          F1
        </Kbd>
      </UnstyledButton>
    </header>
  );
}

/** How busy the queue is, in one line. */
function QueueLine() {
  const { t } = useTranslation();
  const stats = useQueue((state) => state.stats);
  const paused = useQueue((state) => state.paused);
  const running = stats?.currentProcessing ?? 0;
  const waiting = stats?.queueLength ?? 0;
  const idle = running === 0 && waiting === 0;
  return (
    <div className="rail-queue" data-testid="queue-line">
      <span className={`dot ${running > 0 ? 'dot-on' : ''}`} aria-hidden />
      <span className="rail-text">
        {paused ? `${t('shell.queue.paused')} · ` : ''}
        {idle && !paused ? t('shell.queue.idle') : null}
        {idle && !paused ? null : `${t('shell.queue.running', { count: running })}`}
        {waiting > 0 ? ` · ${t('shell.queue.waiting', { count: waiting })}` : ''}
      </span>
    </div>
  );
}
