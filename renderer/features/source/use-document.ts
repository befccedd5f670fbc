import { useEffect, useState } from 'react';
import type { ErrorRecord } from '../../../shared/errors';
import { useAgent } from '../../app/stores';
import { errorRecordOf } from '../../ui/errors';
import type { OpenDocument } from './pdf-engine';

export interface DocumentState {
  readonly document: OpenDocument | null;
  readonly error: ErrorRecord | null;
}

const LOADING: DocumentState = { document: null, error: null };

/** The document with this sha256 that the task read; closed when no longer shown. pdf.js is fetched on first use. */
export function useDocument(taskId: string, sha256: string): DocumentState {
  const agent = useAgent();
  const [state, setState] = useState(LOADING);
  useEffect(() => {
    let gone = false;
    let opened: OpenDocument | null = null;
    const open = async (): Promise<void> => {
      const [{ openDocument }, { bytes }] = await Promise.all([
        import('./pdf-engine'),
        agent.tasks.inputFile({ id: taskId, sha256 }),
      ]);
      opened = await openDocument(bytes);
      if (gone) opened.close();
      else setState({ document: opened, error: null });
    };
    setState(LOADING);
    open().catch((thrown: unknown) => {
      if (!gone) setState({ document: null, error: errorRecordOf(thrown) });
    });
    return () => {
      gone = true;
      opened?.close();
    };
  }, [agent, taskId, sha256]);
  return state;
}
