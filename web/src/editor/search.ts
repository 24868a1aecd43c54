// Find and replace: a chunk of its own that comes after the editor is there,
// so that the editor is there sooner.
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

export const finding: Extension = [search({ top: true }), highlightSelectionMatches(), keymap.of(searchKeymap)];
