import { ChangeSet } from '@codemirror/state';
import { expect, it } from 'vitest';
import { splice } from './splice';
import { textOf } from './state';

it.each([
  ['', 'abc'],
  ['abc', ''],
  ['aaa', 'aaaa'],
  ['one\ntwo\nthree', 'one\n2\nthree'],
  ['abab', 'ab'],
])('makes %j into %j', (before, after) => {
  const change = splice(textOf(before), textOf(after));
  expect(change).not.toBeNull();
  expect(ChangeSet.of(change!, before.length).apply(textOf(before)).toString()).toBe(after);
});

it('touches as little as it can', () => {
  expect(splice(textOf('let a = 1;'), textOf('let a = 12;'))).toEqual({ from: 9, to: 9, insert: '2' });
  expect(splice(textOf('same'), textOf('same'))).toBeNull();
});
