// What every editor of a room is made of.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completeAnyWord,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';

import { locked } from './locked';
import { peers } from './peers';
import { theme } from './theme';

/** The nonce that the server's content security policy lets styles in with. */
export function styleNonce(): Extension {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  const nonce = meta?.content ?? '';
  return nonce === '' || nonce.startsWith('__') ? [] : EditorView.cspNonce.of(nonce);
}

/** Compartments are keys: the same in the state of every file. */
export const keysCompartment = new Compartment();
export const languageCompartment = new Compartment();
export const searchCompartment = new Compartment();
export const labelCompartment = new Compartment();

/** What an editor is called by a screen reader. */
export function label(text: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': text });
}

/** The basis; a view fills the compartments when it shows the file. */
export function basis(): Extension {
  return [
    styleNonce(),
    keysCompartment.of([]),
    labelCompartment.of([]),
    // What cannot be typed in can still be scrolled with the keys.
    EditorView.contentAttributes.of({ tabindex: '0' }),
    lineNumbers(),
    lintGutter(),
    foldGutter({ openText: '▾', closedText: '▸' }),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of('    '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    // Its icons say nothing that the words do not.
    autocompletion({ icons: false }),
    EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]),
    rectangularSelection(),
    crosshairCursor(),
    highlightActiveLine(),
    searchCompartment.of([]),
    languageCompartment.of([]),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    locked,
    peers,
    theme,
  ];
}
