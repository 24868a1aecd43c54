import { expect, test } from 'vitest';

import { tone, words } from './verdicts';

test('a fault of ours is shown as nobody’s failure', () => {
  expect(tone('IE')).toBe('warn');
  expect(words('IE')).toBe('Our fault');
  expect(tone('TLE')).toBe('bad');
  expect(tone('AC')).toBe('good');
});
