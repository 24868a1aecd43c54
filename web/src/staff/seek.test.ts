import { expect, it } from 'vitest';
import { stepOf } from './seek';

it.each([
  ['ArrowLeft', false, 5_000],
  ['ArrowRight', false, 15_000],
  ['ArrowRight', true, 20_000],
  ['PageDown', false, 0],
  ['Home', false, 0],
  ['End', false, 20_000],
  ['a', false, null],
] as const)('%s with shift %s leads to %s', (key, shiftKey, to) => {
  expect(stepOf({ key, shiftKey }, 10_000, 20_000)).toBe(to);
});
