import { Compartment, EditorState } from '@codemirror/state';
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
  const chosen = useRef(onLine);
  chosen.current = onLine;
  const scheme = useColors();
  const colors = useRef(new Compartment());
  const label = t('result.code', { name });
  useEffect(() => {
    if (host.current === null) return;
    const extensions = [
      readOnlyC(name, label),
      markersFor(sources, (clicked) => chosen.current(clicked)),
      colors.current.of([]),
    ];
    const editor = new EditorView({ parent: host.current, state: EditorState.create({ doc: text, extensions }) });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [name, text, sources, label]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new editor (name, text, sources, label) needs its colours and line too
  useEffect(() => {
    view.current?.dispatch({ effects: colors.current.reconfigure(colorsFor(scheme)) });
  }, [scheme, name, text, sources, label]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null || line === null || line > editor.state.doc.lines) return;
    const { from } = editor.state.doc.line(line);
    if (editor.state.doc.lineAt(editor.state.selection.main.head).number === line) return;
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  }, [line]);
  return <div ref={host} className="code-view" data-testid="code" data-name={name} />;
}
