// What keys mean in a replay, wherever the focus is, unless somebody types.
import { neighbour, type Jump } from './jumps';
import type { Playback } from './playback.svelte';
import { stepOf } from '../staff/seek';

type Player = Pick<Playback, 'headMs' | 'endMs' | 'seek' | 'toggle' | 'faster'>;

/** What to do for a key; null leaves it to the browser. */
export function keyAction(
  event: KeyboardEvent,
  playback: Player,
  moments: readonly Jump[],
  remark?: () => void,
): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey || hasKeysOfItsOwn(event.target, event.key)) return null;
  const to = (jump: Jump | undefined) => (jump ? () => playback.seek(jump.atMs) : null);
  switch (event.key) {
    case ' ':
    case 'k':
      return () => playback.toggle();
    case 'n':
      return to(neighbour(moments, playback.headMs, 1));
    case 'p':
      return to(neighbour(moments, playback.headMs - 250, -1));
    case 'm':
      return remark ?? null;
    case '>':
      return () => playback.faster(1);
    case '<':
      return () => playback.faster(-1);
  }
  if (!event.key.startsWith('Arrow')) return null;
  const step = stepOf(event, playback.headMs, playback.endMs);
  return step === null ? null : () => playback.seek(step);
}

/** Fields take every key, buttons the space bar, lists and the code the arrows. */
function hasKeysOfItsOwn(target: EventTarget | null, key: string): boolean {
  const element = target as Partial<Element> | null;
  // The window and the document are targets too, and no elements.
  if (!element?.matches || !element.closest) return false;
  if (element.matches('input:not([type=checkbox]), textarea, select')) return true;
  if (key === ' ') return element.matches('button, input, summary, a');
  return (
    key.startsWith('Arrow') &&
    element.closest('[role=tab], [role=separator], [role=menu], .cm-editor') !== null
  );
}
