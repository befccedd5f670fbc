import { cpp } from '@codemirror/lang-cpp';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  GutterMarker,
  gutter,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { LineSources } from './provenance';

/** What every file gets: numbers, search, no editing; C and header files also get the language. */
export function readOnlyC(name: string, label: string): Extension {
  return [
    lineNumbers(),
    drawSelection(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of(searchKeymap),
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    /\.[ch]$/.test(name) ? cpp() : [],
  ];
}

class SourceMarker extends GutterMarker {
  override toDOM(): Node {
    const dot = document.createElement('span');
    dot.className = 'cm-source-dot';
    return dot;
  }
}
const MARKER = new SourceMarker();

/** Dots beside lines with a source; `onLine` hears the line (from 1) that the user puts the cursor on. */
export function markersFor(sources: LineSources, onLine: (line: number) => void): Extension {
  return [
    gutter({
      class: 'cm-sources',
      lineMarker: (view, block) => (sources.has(view.state.doc.lineAt(block.from).number) ? MARKER : null),
      initialSpacer: () => MARKER,
      domEventHandlers: {
        mousedown: (view, block) => {
          view.dispatch({ selection: { anchor: block.from } });
          return true;
        },
      },
    }),
    EditorView.updateListener.of(({ selectionSet, state }) => {
      if (selectionSet) onLine(state.doc.lineAt(state.selection.main.head).number);
    }),
  ];
}

interface Palette {
  readonly keyword: string;
  readonly macro: string;
  readonly number: string;
  readonly text: string;
  readonly comment: string;
  readonly type: string;
}
const LIGHT: Palette = {
  keyword: '#8250df',
  macro: '#953800',
  number: '#0550ae',
  text: '#0a6640',
  comment: '#57606a',
  type: '#0a6c71',
};
const DARK: Palette = {
  keyword: '#d2a8ff',
  macro: '#ffb77c',
  number: '#79c0ff',
  text: '#9be9a8',
  comment: '#9aa5b5',
  type: '#6fd3d6',
};

/** Syntax colours; every one keeps 4.5:1 against its background, the active line included. */
export function colorsFor(scheme: 'light' | 'dark'): Extension {
  const color = scheme === 'dark' ? DARK : LIGHT;
  const style = HighlightStyle.define([
    { tag: [tags.keyword, tags.controlKeyword, tags.modifier], color: color.keyword },
    { tag: [tags.processingInstruction, tags.macroName], color: color.macro },
    { tag: [tags.number, tags.bool], color: color.number },
    { tag: [tags.string, tags.character], color: color.text },
    { tag: tags.comment, color: color.comment },
    { tag: [tags.typeName, tags.standard(tags.typeName)], color: color.type },
  ]);
  return [syntaxHighlighting(style), EditorView.theme({}, { dark: scheme === 'dark' })];
}
