import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useColors } from '../../ui/use-color-scheme';
import { colorsFor, markersFor, readOnlyC } from './editor';
import type { LineSources } from './provenance';

interface CodeViewProps {
  readonly name: string;
  readonly text: string;
  readonly line: number | null;
  readonly sources: LineSources;
  readonly onLine: (line: number) => void;
}

/** Read-only text with C colours, search, and a marker beside each line that has a source. */
export function CodeView({ name, text, line, sources, onLine }: CodeViewProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ line, onLine });
  latest.current = { line, onLine };
  const scheme = useColors();
  const label = t('result.code', { name });
  useEffect(() => {
    if (host.current === null) return;
    const extensions = [
      readOnlyC(name, label),
      markersFor(sources, (clicked) => latest.current.onLine(clicked)),
      colorsFor(scheme),
    ];
    const editor = new EditorView({ parent: host.current, state: EditorState.create({ doc: text, extensions }) });
    view.current = editor;
    goTo(editor, latest.current.line);
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [name, text, sources, label, scheme]);
  useEffect(() => {
    if (view.current !== null) goTo(view.current, line);
  }, [line]);
  return <div ref={host} className="code-view" data-testid="code" data-name={name} />;
}

/** Puts the cursor on `line` (from 1) and brings it into sight; nothing where it already is. */
function goTo(editor: EditorView, line: number | null): void {
  const { doc, selection } = editor.state;
  if (line === null || line > doc.lines || doc.lineAt(selection.main.head).number === line) return;
  const { from } = doc.line(line);
  editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
}
