import { expect, it } from 'vitest';
import { clockTime, relativeTime, spokenTime } from './times';

it.each([
  [0, '0:00'],
  [61_999, '1:01'],
  [3_600_000, '1:00:00'],
  [-5, '0:00'],
])('writes %i ms as %s', (ms, text) => {
  expect(clockTime(ms)).toBe(text);
});

it.each([
  [0, 'the start'],
  [61_000, '1 minute 1 second'],
  [7_200_000, '2 hours'],
])('says %i ms as %s', (ms, text) => {
  expect(spokenTime(ms)).toBe(text);
});

it.each([
  [1_000, 'in a moment'],
  [-1_000, 'just now'],
  [-300_000, '5 minutes ago'],
  [86_400_000, 'tomorrow'],
  [7 * 86_400_000 - 2_000, 'in 7 days'],
  [-110_000, '1 minute ago'],
])('says what is %i ms away as %s', (ms, text) =>
  expect(relativeTime(10_000_000 + ms, 10_000_000)).toBe(text),
);
