// The change between two texts of a file, where nobody recorded it. Lines that
// both have are left alone, so that folds, cursors and what can be undone there
// stay what they were. (The merge package does it finer and weighs ten times as
// much; every page would load it, and nearly none would ever use it.)
import { ChangeSet, type ChangeSpec, type Text } from '@codemirror/state';

/** Comparing more lines than this with each other takes too long. */
const MOST_PAIRS = 4_000_000;

/** A change set that makes `to` out of `from`. */
export function difference(from: Text, to: Text): ChangeSet {
  const before = [...from.iterLines()];
  const after = [...to.iterLines()];
  const changes = replacedLines(before, after).map(([start, end, first, last]) => {
    // Lines with the breaks after them, and at the end of the text the one before.
    const atEnd = end === before.length || last === after.length;
    const old: [number, number] = [lineStart(from, start, atEnd), lineStart(from, end, atEnd)];
    return narrowed(from, old, to.slice(lineStart(to, first, atEnd), lineStart(to, last, atEnd)));
  });
  return ChangeSet.of(changes, from.length);
}

type Replaced = [from: number, to: number, first: number, last: number];

/** Which lines become which others; counted from 0, without the last of each. */
function replacedLines(before: string[], after: string[]): Replaced[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [end, last] = [before.length, after.length];
  while (end > start && last > start && before[end - 1] === after[last - 1]) [end, last] = [end - 1, last - 1];
  if (start === end && start === last) return [];
  if ((end - start) * (last - start) > MOST_PAIRS) return [[start, end, start, last]];
  return betweenShared(before.slice(start, end), after.slice(start, last)).map(([a, b, c, d]) => [
    a + start,
    b + start,
    c + start,
    d + start,
  ]);
}

/** What lies between the lines of a longest common subsequence. */
function betweenShared(before: string[], after: string[]): Replaced[] {
  const width = after.length + 1;
  const shared = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => shared[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      shared[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: Replaced[] = [];
  let [row, column, from, first] = [0, 0, 0, 0];
  const close = () => {
    if (from < row || first < column) found.push([from, row, first, column]);
  };
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      close();
      [row, column] = [row + 1, column + 1];
      [from, first] = [row, column];
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  [row, column] = [before.length, after.length];
  close();
  return found;
}

/** Where a line begins; with `before`, where the one before it ends. */
function lineStart(text: Text, line: number, before: boolean): number {
  if (line >= text.lines) return text.length;
  const { from } = text.line(line + 1);
  return before ? Math.max(0, from - 1) : from;
}

/** A replacement without what both begin and end with. */
function narrowed(text: Text, [from, to]: [number, number], insert: Text): ChangeSpec {
  const old = text.sliceString(from, to);
  const now = insert.toString();
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  if (splitsSurrogates(old, start) || splitsSurrogates(now, start)) start--;
  let end = 0;
  while (end < most - start && old.charCodeAt(old.length - 1 - end) === now.charCodeAt(now.length - 1 - end)) end++;
  if (splitsSurrogates(old, old.length - end) || splitsSurrogates(now, now.length - end)) end--;
  return { from: from + start, to: to - end, insert: insert.slice(start, now.length - end) };
}

function splitsSurrogates(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}
