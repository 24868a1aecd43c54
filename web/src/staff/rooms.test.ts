import { expect, it } from 'vitest';
import type { RoomCard } from '../protocol/generated';
import { candidatesOf, languageWords, groupRooms, searchRooms } from './rooms';

function room(id: string, rest: Partial<RoomCard> = {}): RoomCard {
  return {
    id,
    title: `Interview ${id}`,
    challenge: 'rate-limiter',
    challenge_title: 'The rate limiter',
    language: 'python',
    phase: 'waiting',
    created_at_ms: 1_000,
    scheduled_at_ms: null,
    opened_at_ms: null,
    ended_at_ms: null,
    candidates: [],
    invited: [],
    connected: 0,
    last_submission: null,
    ...rest,
  };
}

const rooms = [
  room('waiting'),
  room('tomorrow', { scheduled_at_ms: 90_000 }),
  room('today', { scheduled_at_ms: 50_000 }),
  room('early', { connected: 1, opened_at_ms: 2_000 }),
  room('on', { phase: 'live', opened_at_ms: 9_000, candidates: ['Ada Lovelace'] }),
  room('old', { phase: 'ended', ended_at_ms: 3_000 }),
  room('new', { phase: 'ended', ended_at_ms: 8_000, language: 'rust' }),
];

it('groups rooms by when they are', () => {
  const { live, upcoming, done } = groupRooms(rooms);
  expect(live.map(({ id }) => id)).toEqual(['on', 'early']);
  expect(upcoming.map(({ id }) => id)).toEqual(['today', 'tomorrow', 'waiting']);
  expect(done.map(({ id }) => id)).toEqual(['new', 'old']);
});

it('finds rooms by any words of what is shown', () => {
  const found = (search: string) => searchRooms(rooms, search).map(({ id }) => id);
  expect(found('lovelace  LIMITER')).toEqual(['on']);
  expect(found('rust')).toEqual(['new']);
  expect(found(' ')).toHaveLength(rooms.length);
  expect(found('nobody')).toEqual([]);
});

it('names who was invited beside who came', () => {
  expect(candidatesOf({ candidates: [], invited: [] })).toBe('');
  expect(candidatesOf({ candidates: ['Ada'], invited: ['Katherine'] })).toBe('Ada, Katherine (invited)');
});

it.each([
  ['python', 'Python'],
  ['javascript', 'JavaScript'],
])('calls %s %s', (language, words) => expect(languageWords(language)).toBe(words));
