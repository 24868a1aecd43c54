import { expect, it } from 'vitest';
import type { Participant, Presence } from '../protocol/generated';
import { followed, presentPeople } from './follow';

const people = new Map<number, Participant>([
  [1, { id: 1, role: 'interviewer', name: 'Grace' }],
  [2, { id: 2, role: 'candidate', name: 'Ada' }],
  [3, { id: 3, role: 'observer', name: 'Alan' }],
]);
const peer = (client: number, participant: number, focused: boolean, file: number | null = 1): Presence => ({
  client,
  participant,
  focused,
  file,
  ranges: [],
});

it('follows the candidate’s page that is in front', () => {
  const peers = [peer(1, 1, true), peer(2, 2, false), peer(3, 2, true, 5)];
  expect(followed(peers, people)?.client).toBe(3);
  expect(followed(peers.slice(0, 2), people)?.client).toBe(2);
  expect(followed(peers.slice(0, 1), people)).toBeUndefined();
  expect(followed([peer(4, 2, true, null)], people)).toBeUndefined();
});

it('lists candidates first, and who is here before who is not', () => {
  const listed = presentPeople(people.values(), [peer(1, 3, true), peer(2, 2, false)]);
  expect(listed.map(({ person, connected, focused }) => [person.name, connected, focused])).toEqual([
    ['Ada', true, false],
    ['Alan', true, true],
    ['Grace', false, false],
  ]);
});
