// Other people's fingers: vim and emacs, loaded only by who chose them.
import { Prec, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { toasts } from '../components/toasts.svelte';
import type { Keymap } from '../preferences.svelte';

/** What one types to leave vim, with the shortest form of each. */
const LEAVING = [
  ['quit', 'q'],
  ['qall', 'qa'],
  ['wq', 'wq'],
  ['wqall', 'wqa'],
  ['xit', 'x'],
  ['xall', 'xa'],
] as const;

/** Emacs’ commands that find nothing to do are not the browser’s: C-p in the first line prints nothing. */
const notTheBrowsers = Prec.lowest(
  EditorView.domEventHandlers({
    keydown: (event) => event.ctrlKey && !event.shiftKey && !event.metaKey && /^[abd-uw-z]$/.test(event.key),
  }),
);

function tellSaved(): void {
  toasts.show('Nothing to save or to close here: what you type is saved at once.');
}

/** The extension of a keymap. */
export async function keymapExtension(keymap: Keymap): Promise<Extension> {
  switch (keymap) {
    case 'vim': {
      const { vim, Vim } = await import('@replit/codemirror-vim');
      for (const [name, prefix] of LEAVING) Vim.defineEx(name, prefix, tellSaved);
      return vim({ status: true });
    }
    case 'emacs':
      return [(await import('@replit/codemirror-emacs')).emacs(), notTheBrowsers];
    case 'default':
      return [];
  }
}
