import { expect, test } from 'vitest';

import { styled } from './ansi';

test('colours become classes and end where they end', () => {
  expect(styled('a\u001b[31mb\u001b[1mc\u001b[0md')).toEqual([
    { text: 'a', classes: '' },
    { text: 'b', classes: 'ansi-1' },
    { text: 'c', classes: 'ansi-1 ansi-bold' },
    { text: 'd', classes: '' },
  ]);
});

test('what moves the cursor, sets titles or links is dropped', () => {
  const text = 'x\u001b[2J\u001b[10;10Hy\u001b]0;title\u0007z\u001b]8;;http://evil\u001b\\link';
  expect(styled(text).map((piece) => piece.text).join('')).toBe('xyzlink');
});

test('other control characters are seen for what they are', () => {
  expect(styled('a\u0008b\u0000c\td\r\ne')).toEqual([{ text: 'a�b�c\td\ne', classes: '' }]);
});

test('a sequence that never ends takes linear time', () => {
  const flood = '\u001b]'.repeat(50_000);
  expect(styled(flood).length).toBeLessThanOrEqual(50_001);
});
