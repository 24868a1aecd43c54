// Following a candidate: which of the people in a room, and where they are.
import type { Participant, ParticipantId, Presence } from '../protocol/generated';

/** The peer to follow: a candidate in front of whose eyes the page is, else any candidate. */
export function followed<P extends Presence>(
  peers: readonly P[],
  people: ReadonlyMap<ParticipantId, Participant>,
): P | undefined {
  const candidates = peers.filter(
    ({ participant, file }) => people.get(participant)?.role === 'candidate' && file !== null,
  );
  return candidates.find(({ focused }) => focused) ?? candidates[0];
}

/** A person in a room, with whether they are here and whether the page is in front of them. */
export interface Present {
  readonly person: Participant;
  readonly connected: boolean;
  readonly focused: boolean;
}

/** Everybody who ever came in: candidates first, then who is here. */
export function presentPeople(people: Iterable<Participant>, peers: readonly Presence[]): Present[] {
  return [...people]
    .map((person) => {
      const sockets = peers.filter(({ participant }) => participant === person.id);
      return { person, connected: sockets.length > 0, focused: sockets.some(({ focused }) => focused) };
    })
    .sort(
      (a, b) =>
        Number(b.person.role === 'candidate') - Number(a.person.role === 'candidate') ||
        Number(b.connected) - Number(a.connected) ||
        a.person.id - b.person.id,
    );
}
