import { Dropzone } from '@mantine/dropzone';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCompose, useNavigation } from '../../app/stores';

/**
 * The files as the event has them. The default reader rebuilds them from file system handles, and such
 * copies have no path behind them that the preload could ask for.
 */
async function filesOf(event: unknown): Promise<File[]> {
  if (!(event instanceof Object)) return [];
  const transfer = 'dataTransfer' in event ? event.dataTransfer : null;
  return transfer instanceof DataTransfer ? [...transfer.files] : [];
}

/** Takes files that are dropped anywhere in the window, on any page. */
export function DropOverlay() {
  const { t } = useTranslation();
  const offer = useCompose((state) => state.offer);
  const go = useNavigation((state) => state.go);
  const onDrop = (files: File[]) => {
    if (files.length === 0) return;
    go({ page: 'compose' });
    void offer(files);
  };
  return (
    <Dropzone.FullScreen onDrop={onDrop} getFilesFromEvent={filesOf} inputProps={{ 'aria-hidden': true, tabIndex: -1 }}>
      <div className="drop-overlay" aria-hidden>
        <IconFileTypePdf size={56} stroke={1.3} aria-hidden />
        <strong>{t('shell.drop.title')}</strong>
        <span>{t('shell.drop.detail')}</span>
      </div>
    </Dropzone.FullScreen>
  );
}
