// The one change that makes a text out of another, so that an editor that shows
// a moment after another keeps its place.
import type { ChangeSpec, Text } from '@codemirror/state';

/** Replaces what is between the common start and the common end. */
export function splice(before: Text, after: Text): ChangeSpec | null {
  if (before === after || before.eq(after)) return null;
  const old = before.toString();
  const now = after.toString();
  const shortest = Math.min(old.length, now.length);
  let from = 0;
  while (from < shortest && old.charCodeAt(from) === now.charCodeAt(from)) from += 1;
  let tail = 0;
  while (
    tail < shortest - from &&
    old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { from, to: old.length - tail, insert: now.slice(from, now.length - tail) };
}
