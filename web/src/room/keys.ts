// The keys that both sides of the table have.
import { preferences } from '../preferences.svelte';
import { movePane } from './panes';

export const APPLE = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** The key that commands are given with: Control, on Apple's machines Command. */
export function isModified(event: KeyboardEvent): boolean {
  return APPLE ? event.metaKey : event.ctrlKey;
}

/** Does what a key asks for, and says whether it did. */
export function handleRoomKey(event: KeyboardEvent): boolean {
  if (event.key === 'F6') movePane(event.shiftKey ? -1 : 1);
  // The fingers save out of habit; everything is saved already.
  else if (!isModified(event) || event.key !== 's' || meansSearch(event.target)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** What saves elsewhere finds in Emacs. */
function meansSearch(target: EventTarget | null): boolean {
  return preferences.keymap === 'emacs' && target instanceof Element && target.closest('.cm-editor') !== null;
}
