import { expect, it } from 'vitest';
import { readRecording } from './recording';

it('reads a session', () => {
  expect(readRecording(JSON.stringify({ room: { title: 't' }, events: [] })).room.title).toBe('t');
});

it.each([
  ['', 'carries no session'],
  ['{"room":', 'not whole'],
  ['[]', 'another version'],
  ['null', 'another version'],
  ['{"room":{"title":"t"},"events":3}', 'another version'],
])('says what is wrong with %j', (text, words) => {
  expect(() => readRecording(text)).toThrow(words);
});
