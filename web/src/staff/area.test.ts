import { expect, it } from 'vitest';
import { areaOf } from './area';

it('draws what changes, and stands on the bottom', () => {
  expect(areaOf([0, 0, 1, 1, 0.5, 0], 10)).toBe('M0 10H2V0H4V5H5V10H6V10Z');
  expect(areaOf([], 10)).toBe('M0 10H0V10Z');
});
