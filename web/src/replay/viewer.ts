// How code is shown where nobody edits it: the look of the live editor without
// what is for typing.
import { foldGutter } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';

import { languageOf } from '../editor/languages';
import { peers } from '../editor/peers';
import { styleNonce } from '../editor/setup';
import { theme } from '../editor/theme';

/** An editor that shows, finds and folds, and does not change. */
export function viewer(label: string): Extension {
  return [
    styleNonce(),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true', 'aria-label': label }),
    lineNumbers(),
    foldGutter({ openText: '▾', closedText: '▸' }),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of(searchKeymap),
    peers,
    theme,
  ];
}

/** The syntax of a file by its name; none where it is not known. */
export async function syntaxOf(path: string): Promise<Extension> {
  return (await languageOf(path)?.()) ?? [];
}
