import { expect, it } from 'vitest';
import codes from '../../../crates/room/src/recording/codes.rs?raw';
import { readRecording, TYPES } from './recording';

const header = JSON.stringify({ format: 'greenroom-recording', version: 1, room: { title: 'Limits' } });

it('reads lines, and counts times and numbers on', () => {
  const lines = [
    header,
    '[5,"chat",2,{"text":"hi"}]',
    '[10,"snapshot",null,{"files":[]}]',
    '[0,"mark",1,{"label":"good"}]',
    '',
  ];
  const { room, events } = readRecording(lines.join('\n'));
  expect(room.title).toBe('Limits');
  expect(events).toEqual([
    { sequence: 1, at_ms: 5, actor: 2, body: { type: 'chatted', text: 'hi' } },
    { sequence: 2, at_ms: 15, actor: 1, body: { type: 'marked', label: 'good' } },
  ]);
});

it.each([
  ['', 'carries no session'],
  ['{"room":', 'not whole'],
  ['[]', 'another version'],
  ['null', 'another version'],
  [header.replace('1', '2'), 'another version'],
  [`${header}\n[5,"chat"`, 'not whole'],
])('says what is wrong with %j', (text, words) => {
  expect(() => readRecording(text)).toThrow(words);
});

it('knows the codes that the server writes', () => {
  const written = [...codes.matchAll(/\("(\w+)", "(\w+)"\)/g)].map(([, code, type]) => [code, type]);
  expect(written.length).toBeGreaterThan(0);
  expect(Object.fromEntries(written)).toEqual(TYPES);
});
