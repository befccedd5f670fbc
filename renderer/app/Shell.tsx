import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ComposePage } from '../features/compose/ComposePage';
import { DropOverlay } from '../features/compose/DropOverlay';
import { MonitorPage } from '../features/monitor/MonitorPage';
import { SettingsPage } from '../features/settings/SettingsPage';
import { TaskPage } from '../features/tasks/TaskPage';
import { TasksPage } from '../features/tasks/TasksPage';
import { HelpDialog } from './HelpDialog';
import { type Route, toHash } from './navigation-store';
import { PageBoundary } from './PageBoundary';
import { Rail } from './Rail';
import { useNavigation } from './stores';
import { useShortcuts } from './use-shortcuts';
import { useTitle } from './use-title';

/** Rail on the left, the page on the right, and the drop overlay over both. */
export function Shell() {
  const { t } = useTranslation();
  const route = useNavigation((state) => state.route);
  const [help, { open, close }] = useDisclosure(false);
  useShortcuts(open);
  useTitle();
  return (
    <div className="shell">
      <button type="button" className="skip" onClick={focusMain}>
        {t('shell.skip')}
      </button>
      <Rail onHelp={open} />
      <main id="main" tabIndex={-1} className="main">
        <PageBoundary page={toHash(route)}>
          <PageOf route={route} />
        </PageBoundary>
      </main>
      <DropOverlay />
      <HelpDialog opened={help} onClose={close} />
    </div>
  );
}

/** A button, not a link to #main: the address holds the route. */
function focusMain() {
  document.getElementById('main')?.focus();
}

function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case 'compose':
      return <ComposePage />;
    case 'tasks':
      return <TasksPage />;
    case 'task':
      return <TaskPage key={route.id} id={route.id} />;
    case 'monitor':
      return <MonitorPage />;
    case 'settings':
      return <SettingsPage />;
  }
}
