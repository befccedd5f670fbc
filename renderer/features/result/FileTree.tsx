import { UnstyledButton } from '@mantine/core';
import { IconFileCode, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useResult } from '../../app/stores';
import { formatBytes } from '../../ui/format';
import { useAction } from '../../ui/use-action';
import { groupFiles } from './file-tree';

/** The files of a result, by folder. */
export function FileTree({ files }: { files: readonly { readonly name: string; readonly bytes: number }[] }) {
  const { t, i18n } = useTranslation();
  const open = useResult((state) => state.file);
  const show = useResult((state) => state.show);
  const run = useAction();
  return (
    <nav className="file-tree" aria-label={t('result.files')}>
      {groupFiles(files).map(({ folder, files: inside }) => (
        <div key={folder}>
          {folder !== '' && <div className="folder">{folder}/</div>}
          <ul className="plain">
            {inside.map(({ path, label, bytes }) => {
              const Icon = /\.[ch]$/.test(label) ? IconFileCode : IconFileText;
              return (
                <li key={path}>
                  <UnstyledButton
                    className="tree-file"
                    aria-current={path === open ? 'true' : undefined}
                    title={`${path} · ${formatBytes(bytes, i18n.language)}`}
                    onClick={() => void run(() => show(path))}
                    data-testid="result-file"
                    data-name={path}
                  >
                    <Icon size={15} aria-hidden />
                    <span className="clip">{label}</span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
