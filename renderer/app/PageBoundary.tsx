import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/Empty';

interface PageBoundaryProps {
  /** A fault of one page is over when another one is opened. */
  readonly page: string;
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly faulty: boolean;
  /** The page that this is about. */
  readonly page: string;
}

/**
 * Keeps a fault of one page to that page: the rail stays, and so do the tasks, which live in another process. React
 * knows this only as a class.
 */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override readonly state: PageBoundaryState = { faulty: false, page: this.props.page };

  static getDerivedStateFromError(): Partial<PageBoundaryState> {
    return { faulty: true };
  }

  static getDerivedStateFromProps({ page }: PageBoundaryProps, state: PageBoundaryState): PageBoundaryState {
    return page === state.page ? state : { faulty: false, page };
  }

  override render(): ReactNode {
    return this.state.faulty ? <Fault onAgain={() => this.setState({ faulty: false })} /> : this.props.children;
  }
}

function Fault({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="page" role="alert" data-testid="fault">
      <Empty icon={<IconBug />} title={t('shell.fault.title')} detail={t('shell.fault.detail')}>
        <Button size="sm" onClick={onAgain}>
          {t('shell.fault.again')}
        </Button>
      </Empty>
    </div>
  );
}
