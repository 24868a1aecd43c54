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

test('what both texts have is not touched', () => {
  const changes = difference(toText('one\ntwo\nthree\nfour\n'), toText('zero\none\ntwo\nthree!\nfour\nfive\n'));
  const touched: number[][] = [];
  changes.iterChanges((from, to) => touched.push([from, to]));
  expect(touched).toEqual([
    [0, 0],
    [13, 13],
    [19, 19],
  ]);
});

test('any two texts of a few lines', () => {
  let seed = 3;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  const text = () => Array.from({ length: random(9) }, () => ['', 'a', 'b', 'ab', '🌉'][random(5)]).join('\n');
  for (let step = 0; step < 3000; step++) {
    const [from, to] = [text(), text()];
    expect(difference(toText(from), toText(to)).apply(toText(from)).toString()).toBe(to);
  }
});
