import { expect, test } from 'vitest';

import { compared, type Stretch } from './compared';

const text = (stretches: Stretch[]) => stretches.map((stretch) => stretch.text).join('');
const differing = (stretches: Stretch[]) => stretches.filter(({ differs }) => differs).map((stretch) => stretch.text);

test('what differs is marked on both sides, and nothing is lost', () => {
  const both = compared('[1, 2, 3]', '[1, 5, 3]');
  expect(text(both.expected)).toBe('[1, 2, 3]');
  expect(text(both.got)).toBe('[1, 5, 3]');
  expect(differing(both.expected)).toEqual(['2']);
  expect(differing(both.got)).toEqual(['5']);
});

test('equal texts have nothing marked', () => {
  const both = compared('same', 'same');
  expect([...differing(both.expected), ...differing(both.got)]).toEqual([]);
});

test('a megabyte is cut before it is compared', () => {
  const both = compared('a'.repeat(1 << 20), 'b'.repeat(1 << 20));
  expect(text(both.got).length).toBeLessThan(21_000);
});

test('results of calls are held against each other, and where anything would do nothing differs', () => {
  const input = 'RateLimiter(2, 1000)\nallow("ana", 0)\nretry_after_ms("ana", 600)\ntracked_clients(0)';
  const { expected, got } = compared('anything\ntrue\n400\n1', 'null\ntrue\n1000', input);
  expect(expected.filter(({ differs }) => differs)).toEqual([{ text: '400', differs: true }]);
  expect(got.filter(({ differs }) => differs)).toEqual([{ text: '1000', differs: true }]);
  expect(expected.map(({ text }) => text).join('')).toBe('anything\ntrue\n400\n1');
  expect(got.map(({ text }) => text).join('')).toBe('null\ntrue\n1000');
});

test('a program that prints “anything” is compared like any other', () => {
  const { expected } = compared('anything', 'nothing', 'what will do?');
  expect(expected.some(({ differs }) => differs)).toBe(true);
});
