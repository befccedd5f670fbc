import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, ProvenanceEntry, ResultMetadata } from '../../../shared/models';
import { PageDialog } from './PageDialog';
import './source.css';

interface PlaceLinkProps {
  readonly taskId: string;
  readonly place: Finding['places'][number];
  /** What stands at the place, for the dialog's title. */
  readonly subject: string;
  readonly inputs: ResultMetadata['inputs'];
}

/** Document and page of a finding; opens the page with the place marked where both are known. */
export function PlaceLink({ taskId, place, subject, inputs }: PlaceLinkProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const text = t('result.report.place', { document: place.document, page: place.page });
  const entry = entryOf(place, subject, inputs);
  if (entry === null) return <span className="place"> · {text}</span>;
  return (
    <span className="place">
      {' · '}
      <UnstyledButton className="place-link" onClick={() => setOpen(true)} data-testid="show-place">
        {text}
      </UnstyledButton>
      {open && <PageDialog taskId={taskId} entry={entry} onClose={() => setOpen(false)} />}
    </span>
  );
}

/** Null for a place without a box, and where the name does not tell the document: two may be called alike. */
function entryOf(
  { document, page, bbox }: Finding['places'][number],
  subject: string,
  inputs: ResultMetadata['inputs'],
): ProvenanceEntry | null {
  const [input, another] = inputs.filter(({ name }) => name === document);
  if (bbox === undefined || input === undefined || another !== undefined) return null;
  return { file: '', line: 1, document, sha256: input.sha256, page, bbox, subject };
}
