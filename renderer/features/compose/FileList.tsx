import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconArrowsExchange, IconFileTypePdf, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { inputRoleSchema } from '../../../shared/tasks';
import { useCompose } from '../../app/stores';
import { ErrorNote } from '../../ui/ErrorNote';
import { formatBytes } from '../../ui/format';
import type { ComposeFile } from './roles';

/** The offered files with their roles, and the faults of those that cannot be used. */
export function FileList() {
  const { t } = useTranslation();
  const files = useCompose((state) => state.files);
  const pick = useCompose((state) => state.pick);
  const setRole = useCompose((state) => state.setRole);
  const busy = useCompose((state) => state.busy);
  const [one, two] = [files.find(({ role }) => role === 'datasheet'), files.find(({ role }) => role === 'schematic')];
  return (
    <section aria-labelledby="files-title" className="files">
      <div className="files-head">
        <h2 id="files-title">{t('compose.files')}</h2>
        <div className="row">
          {files.length === 2 && one !== undefined && two !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowsExchange size={15} />}
              onClick={() => setRole(one.offered.token, 'schematic')}
              data-testid="swap"
            >
              {t('compose.swap')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={15} />}
            onClick={() => void pick()}
            loading={busy === 'opening'}
          >
            {t('compose.more')}
          </Button>
        </div>
      </div>
      <ul className="plain">
        {files.map((file) => (
          <FileRow key={file.offered.token} file={file} />
        ))}
      </ul>
    </section>
  );
}

function FileRow({ file: { offered, role } }: { file: ComposeFile }) {
  const { t, i18n } = useTranslation();
  const setRole = useCompose((state) => state.setRole);
  const remove = useCompose((state) => state.remove);
  const { token, name, bytes, pages, guess, error } = offered;
  return (
    <li className="file" data-testid="file" data-role={role}>
      <div className="file-line">
        <IconFileTypePdf size={26} stroke={1.4} aria-hidden />
        <div className="file-text">
          <strong title={name}>{name}</strong>
          <span className="muted">
            {pages === null ? '' : `${t('compose.file.pages', { count: pages })} · `}
            {formatBytes(bytes, i18n.language)}
            {guess === null && error === null ? ` · ${t('compose.file.unsure')}` : ''}
          </span>
        </div>
        {error === null && (
          <SegmentedControl
            size="xs"
            aria-label={t('compose.file.role', { name })}
            value={role}
            onChange={(value) => setRole(token, inputRoleSchema.parse(value))}
            data={[
              { value: 'datasheet', label: t('compose.role.datasheet') },
              { value: 'schematic', label: t('compose.role.schematic') },
            ]}
          />
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('compose.file.remove', { name })}
          onClick={() => remove(token)}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      {error !== null && <ErrorNote error={error} />}
    </li>
  );
}
