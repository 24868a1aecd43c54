// The keys of the candidate's page, in one list: what works is what the help shows.
import { APPLE, handleRoomKey, isModified } from '../room/keys';
import type { Desk } from './desk.svelte';

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
  if (handleRoomKey(event)) return;
  const inDialog = desk.dialog !== null;
  if (event.key === 'F1' || (event.key === '?' && !inText(event.target))) desk.dialog = 'shortcuts';
  else if (isModified(event) && event.key === 'Enter' && !inDialog) {
    if (event.shiftKey) desk.runTests();
    else desk.run();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function inText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
