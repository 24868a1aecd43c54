import { expect, test } from 'vitest';

import { difference } from './difference';
import { toText } from './document';

test('the change makes one text out of the other', () => {
  const texts = ['', 'a', 'aa', 'aaa', 'abc\n', 'abd\n', '🌉', '🌈', 'x🌉y', 'x🌈y', 'line\nline\n', 'line\n'];
  for (const from of texts) {
    for (const to of texts) {
      expect(difference(toText(from), toText(to)).apply(toText(from)).toString()).toBe(to);
    }
  }
});

test('no surrogate pair is cut in two', () => {
  // Both share their first unit, or their last.
  for (const [from, to] of [
    ['🌉', '🌈'],
    ['\ud83c\udf09', '\ud83d\udf09'],
  ] as const) {
    difference(toText(from), toText(to)).iterChanges((start, end) => expect([start, end]).toEqual([0, 2]));
  }
});
