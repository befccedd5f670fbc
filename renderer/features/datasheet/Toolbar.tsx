import { ActionIcon, Button, Menu, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronDown,
  IconDownload,
  IconFileSearch,
  IconLayoutSidebarRight,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../../shared/ipc';
import { useAgent, useDatasheet } from '../../app/stores';
import { notifyDone, useAction } from '../../ui/use-action';
import type { OpenDatasheet, Section } from './datasheet-store';

interface ToolbarProps {
  readonly id: string;
  readonly sheet: OpenDatasheet;
  readonly pageShown: boolean;
  readonly onPage: () => void;
}

/** Which document, which part of it, and what can be done with the whole. */
export function Toolbar({ id, sheet, pageShown, onPage }: ToolbarProps) {
  const { t } = useTranslation();
  const section = useDatasheet((state) => state.section);
  const show = useDatasheet((state) => state.show);
  const sections: Section[] = ['registers', 'pins', 'memory', 'notes', 'svd'];
  const label = pageShown ? t('datasheet.page.hide') : t('datasheet.page.show');
  return (
    <div className="ds-tools">
      <SheetSelect />
      <SegmentedControl
        size="xs"
        aria-label={t('datasheet.sections')}
        value={section}
        onChange={(value) => show(sections.find((each) => each === value) ?? 'registers')}
        data={sections.map((value) => ({
          value,
          label: (
            <span>
              {t(`datasheet.section.${value}`)}
              <Tally count={tallyOf(sheet, value)} />
            </span>
          ),
        }))}
        data-testid="sections"
      />
      <span className="grow" />
      <UndoButton count={sheet.corrections.edits.length} />
      <CompareButton />
      <ExportMenu id={id} sha256={sheet.asRead.document.sha256} />
      <Tooltip label={label}>
        <ActionIcon
          variant={pageShown ? 'light' : 'default'}
          size={26}
          aria-label={label}
          aria-pressed={pageShown}
          onClick={onPage}
          data-testid="toggle-page"
        >
          <IconLayoutSidebarRight size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Tally({ count }: { count: number | null }) {
  return count === null || count === 0 ? null : <span className="ds-tally">{count}</span>;
}

function tallyOf({ device: { model }, comparison }: OpenDatasheet, section: Section): number | null {
  switch (section) {
    case 'registers':
      return model.peripherals.reduce((sum, { registers }) => sum + registers.length, 0);
    case 'pins':
      return model.pins.length;
    case 'memory':
      return null;
    case 'notes':
      return model.diagnostics.length;
    case 'svd':
      return comparison?.comparison.contradictions.length ?? null;
  }
}

function SheetSelect() {
  const { t } = useTranslation();
  const sheets = useDatasheet((state) => state.sheets);
  const active = useDatasheet((state) => state.active);
  const choose = useDatasheet((state) => state.choose);
  if (sheets.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('datasheet.choose')}
      value={String(active)}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      data={sheets.map(({ asRead }, index) => ({ value: String(index), label: asRead.document.name }))}
      data-testid="choose-sheet"
    />
  );
}

function UndoButton({ count }: { count: number }) {
  const { t } = useTranslation();
  const undo = useDatasheet((state) => state.undo);
  const run = useAction();
  if (count === 0) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowBackUp size={15} />}
      onClick={() => void run(undo)}
      data-testid="undo"
    >
      {t('datasheet.undo', { count })}
    </Button>
  );
}

/** Shared with the empty state of the comparison. */
export function CompareButton({ variant = 'default' }: { variant?: 'default' | 'filled' }) {
  const { t } = useTranslation();
  const compare = useDatasheet((state) => state.compare);
  const run = useAction();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await run(compare);
    setBusy(false);
  };
  return (
    <Button
      size="compact-sm"
      variant={variant}
      leftSection={<IconFileSearch size={15} />}
      disabled={busy}
      onClick={() => void start()}
      data-testid="compare-svd"
    >
      {busy ? t('datasheet.svd.reading') : t('datasheet.svd.compare')}
    </Button>
  );
}

const FORMATS: readonly ExportFormat[] = ['svd', 'header', 'json', 'markdown'];

function ExportMenu({ id, sha256 }: { id: string; sha256: string }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const save = async (format: ExportFormat) => {
    const file = await run(() => agent.datasheet.export({ id, sha256, format }));
    if (file !== null) notifyDone(t('shell.saved', { name: file.saved }));
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} />}
          rightSection={<IconChevronDown size={13} />}
          data-testid="export"
        >
          {t('datasheet.export.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void save(format)} data-testid={`export-${format}`}>
            {t(`datasheet.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
