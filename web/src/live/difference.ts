// The change between two texts of a file, where nobody recorded it: what lies
// between their common beginning and their common end.
import { ChangeSet, type Text } from '@codemirror/state';

/** A change set that makes `to` out of `from`. */
export function difference(from: Text, to: Text): ChangeSet {
  const before = from.toString();
  const after = to.toString();
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (splitsSurrogates(before, start) || splitsSurrogates(after, start)) start--;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  if (splitsSurrogates(before, before.length - end) || splitsSurrogates(after, after.length - end)) end--;
  if (start === before.length && start === after.length) return ChangeSet.empty(before.length);
  const change = { from: start, to: before.length - end, insert: to.slice(start, after.length - end) };
  return ChangeSet.of(change, before.length);
}

function splitsSurrogates(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}
