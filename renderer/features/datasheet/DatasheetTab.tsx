import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useDatasheet } from '../../app/stores';
import { ErrorNote } from '../../ui/ErrorNote';
import { activeSheet, isStale, type OpenDatasheet } from './datasheet-store';
import { MapPane } from './MapPane';
import { NotesPane } from './NotesPane';
import { PagePane } from './PagePane';
import { PinsPane } from './PinsPane';
import type { PaneProps } from './pane';
import { RegistersPane } from './RegistersPane';
import { StaleNote } from './StaleNote';
import { SvdPane } from './SvdPane';
import { Toolbar } from './Toolbar';
import './datasheet.css';

interface DatasheetTabProps {
  readonly id: string;
  /** Names of the result's files. */
  readonly files: readonly { readonly name: string }[];
}

/** What was read from the chip's manual, beside the page it was read from. */
export function DatasheetTab({ id, files }: DatasheetTabProps) {
  const load = useDatasheet((state) => state.load);
  const error = useDatasheet((state) => state.error);
  const sheet = useDatasheet(activeSheet);
  useEffect(() => {
    void load(
      id,
      files.map(({ name }) => name),
    );
  }, [load, id, files]);
  if (error !== null) return <ErrorNote error={error} />;
  if (sheet === undefined) return <Skeleton className="ds" />;
  return <Sheet id={id} sheet={sheet} />;
}

function Sheet({ id, sheet }: { id: string; sheet: OpenDatasheet }) {
  const wide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<boolean | null>(null);
  const showPlace = useDatasheet((state) => state.showPlace);
  // A window made small hides the page, whatever was chosen when there was room.
  useEffect(() => setChosen(wide ? null : false), [wide]);
  const pageShown = chosen ?? wide;
  const sha256 = sheet.asRead.document.sha256;
  const onPlace: PaneProps['onPlace'] = (place) => {
    showPlace(place);
    setChosen(true);
  };
  return (
    <div className="ds" data-testid="datasheet">
      <Toolbar id={id} sheet={sheet} pageShown={pageShown} onPage={() => setChosen(!pageShown)} />
      {isStale(sheet) && <StaleNote id={id} />}
      <div className="ds-body" data-page={pageShown}>
        <Content key={`content-${sha256}`} sheet={sheet} onPlace={onPlace} />
        {pageShown && <PagePane key={`page-${sha256}`} taskId={id} sheet={sheet} onClose={() => setChosen(false)} />}
      </div>
    </div>
  );
}

function Content({ sheet, onPlace }: PaneProps) {
  const section = useDatasheet((state) => state.section);
  switch (section) {
    case 'registers':
      return <RegistersPane sheet={sheet} onPlace={onPlace} />;
    case 'pins':
      return <PinsPane sheet={sheet} onPlace={onPlace} />;
    case 'memory':
      return <MapPane sheet={sheet} onPlace={onPlace} />;
    case 'notes':
      return <NotesPane sheet={sheet} onPlace={onPlace} />;
    case 'svd':
      return <SvdPane sheet={sheet} onPlace={onPlace} />;
  }
}
