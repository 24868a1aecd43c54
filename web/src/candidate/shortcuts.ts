// The keys of the candidate's page, in one list: what works is what the help shows.
import { preferences } from '../preferences.svelte';
import { movePane } from '../room/panes';
import type { Desk } from './desk.svelte';

const APPLE = /Mac|iP(hone|ad|od)/.test(navigator.platform);
export const MODIFIER = APPLE ? '⌘' : 'Ctrl';

export interface Shortcut {
  keys: string;
  label: string;
}

export const SHORTCUTS: { title: string; keys: Shortcut[] }[] = [
  {
    title: 'Room',
    keys: [
      { keys: `${MODIFIER} Enter`, label: 'Run the program' },
      { keys: `${MODIFIER} Shift Enter`, label: 'Run the tests' },
      { keys: 'F6', label: 'Next pane (Shift F6: the one before)' },
      { keys: 'F1', label: 'This help (? outside of text)' },
    ],
  },
  {
    title: 'Editor',
    keys: [
      { keys: `${MODIFIER} Space`, label: 'Complete' },
      { keys: `${MODIFIER} F`, label: 'Find and replace' },
      { keys: `${MODIFIER} /`, label: 'Comment or uncomment' },
      { keys: `${MODIFIER} D`, label: 'Select the next occurrence too' },
      { keys: 'Alt ↑ / ↓', label: 'Move the line' },
      { keys: `${MODIFIER} Shift [ / ]`, label: 'Fold, unfold' },
      { keys: 'F8', label: 'Next error' },
      { keys: 'Esc, then Tab', label: 'Leave the editor' },
    ],
  },
];

/** Does what a key asks for; other keys are left alone. */
export function handleKey(event: KeyboardEvent, desk: Desk): void {
  const modified = APPLE ? event.metaKey : event.ctrlKey;
  const inDialog = desk.dialog !== null;
  if (event.key === 'F6') movePane(event.shiftKey ? -1 : 1);
  else if (event.key === 'F1' || (event.key === '?' && !inText(event.target))) desk.dialog = 'shortcuts';
  else if (modified && event.key === 'Enter' && !inDialog) {
    if (event.shiftKey) desk.runTests();
    else desk.run();
  }
  // The fingers save out of habit; everything is saved already.
  else if (modified && event.key === 's' && !meansSearch(event.target)) void 0;
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** What saves elsewhere finds in Emacs. */
function meansSearch(target: EventTarget | null): boolean {
  return preferences.keymap === 'emacs' && target instanceof Element && target.closest('.cm-editor') !== null;
}

function inText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
