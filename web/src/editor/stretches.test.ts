import { EditorSelection, Text } from '@codemirror/state';
import { expect, test } from 'vitest';

import { lockLines, selectedLines, unlockLines } from './stretches';

const doc = Text.of(['one', 'two', 'three', 'four']);
const lines = (anchor: number, head = anchor) => selectedLines(doc, EditorSelection.single(anchor, head));

test('a selection means whole lines', () => {
  expect(lines(5)).toEqual([4, 7]);
  expect(lines(9, 5)).toEqual([4, 13]);
  expect(lines(4, 8)).toEqual([4, 7]);
});

test('lines are locked with the breaks around them', () => {
  expect(lockLines([], doc, lines(5))).toEqual([[3, 8]]);
  expect(lockLines([], doc, lines(0))).toEqual([[0, 4]]);
  expect(lockLines([], doc, lines(18))).toEqual([[13, 18]]);
  expect(lockLines([[3, 8]], doc, lines(9))).toEqual([[3, 14]]);
  expect(lockLines([[13, 18]], doc, lines(0))).toEqual([
    [0, 4],
    [13, 18],
  ]);
});

test('a line in the middle can be unlocked again', () => {
  const all = lockLines(lockLines([], doc, lines(5)), doc, lines(9));
  expect(unlockLines(all, lines(9))).toEqual([[3, 8]]);
  expect(unlockLines([[0, 18]], lines(5))).toEqual([
    [0, 4],
    [7, 18],
  ]);
  expect(unlockLines([[3, 8]], lines(5))).toEqual([]);
  expect(unlockLines([[0, 4]], lines(9))).toEqual([[0, 4]]);
});
