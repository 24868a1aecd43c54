// What every editor of a room is made of. One set-up serves all files of a
// page: what a person changes (keys, language) changes in the hidden ones too.
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

/** The basis; `like` is the state that a new one takes the place of. */
export function basis(like: EditorState | undefined): Extension {
  const kept = (compartment: Compartment): Extension =>
    compartment.of((like && compartment.get(like)) ?? []);
  return [
    styleNonce(),
    kept(keysCompartment),
    kept(labelCompartment),
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
    autocompletion(),
    EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]),
    rectangularSelection(),
    crosshairCursor(),
    highlightActiveLine(),
    kept(searchCompartment),
    kept(languageCompartment),
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
