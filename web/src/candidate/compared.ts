// Where two texts differ, for showing them side by side.
import { presentableDiff } from '@codemirror/merge';

export interface Stretch {
  text: string;
  differs: boolean;
}

/** Longer than this only the beginning is compared: enough for a person. */
const MOST_UNITS = 20_000;

/** Both texts in stretches, those that differ marked. */
export function compared(expected: string, got: string): { expected: Stretch[]; got: Stretch[] } {
  const [left, right] = [shorten(expected), shorten(got)];
  const found = { expected: [] as Stretch[], got: [] as Stretch[] };
  let [atLeft, atRight] = [0, 0];
  for (const { fromA, toA, fromB, toB } of presentableDiff(left, right, { scanLimit: 1000 })) {
    add(found.expected, left.slice(atLeft, fromA), false);
    add(found.got, right.slice(atRight, fromB), false);
    add(found.expected, left.slice(fromA, toA), true);
    add(found.got, right.slice(fromB, toB), true);
    [atLeft, atRight] = [toA, toB];
  }
  add(found.expected, left.slice(atLeft), false);
  add(found.got, right.slice(atRight), false);
  return found;
}

function shorten(text: string): string {
  return text.length <= MOST_UNITS ? text : `${text.slice(0, MOST_UNITS)} …`;
}

function add(to: Stretch[], text: string, differs: boolean): void {
  if (text !== '') to.push({ text, differs });
}
