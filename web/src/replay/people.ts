// What people are called, and in which colour they are shown.
import type { Participant, ParticipantId } from '../protocol/generated';
import { PEOPLE_COLOURS, type PeerCursors } from '../editor/peers';
import type { CursorAt } from './state';

/** The colour of a person, the same on every page. */
export function colourOf(id: ParticipantId | null): number {
  return (id ?? 0) % PEOPLE_COLOURS;
}

/** What a person is called; the server itself is nobody. */
export function nameOf(people: ReadonlyMap<ParticipantId, Participant>, id: ParticipantId | null): string {
  return (id === null ? undefined : people.get(id)?.name) ?? 'greenroom';
}

/** The cursors in a file, for an editor. */
export function cursorsIn(
  at: Iterable<CursorAt>,
  people: ReadonlyMap<ParticipantId, Participant>,
  file: number | null,
): PeerCursors[] {
  return [...at]
    .filter((cursor) => cursor.file === file)
    .map(({ client, participant, ranges }) => ({
      client,
      name: nameOf(people, participant),
      colour: colourOf(participant),
      ranges: [...ranges],
    }));
}
