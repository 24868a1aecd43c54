// Other people's fingers: vim and emacs, loaded only by who chose them.
import type { Extension } from '@codemirror/state';

import type { Keymap } from '../preferences.svelte';

/** The extension of a keymap. */
export async function keymapExtension(keymap: Keymap): Promise<Extension> {
  switch (keymap) {
    case 'vim':
      return (await import('@replit/codemirror-vim')).vim({ status: true });
    case 'emacs':
      return (await import('@replit/codemirror-emacs')).emacs();
    case 'default':
      return [];
  }
}
