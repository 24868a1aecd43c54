// What people are called, and in which colour they are shown.
import type { Participant, ParticipantId } from '../protocol/generated';
import type { CursorAt } from './state';
import type { Cursor } from './cursors';

const COLOURS = 6;

/** The colour of a person: the candidate who came first has the first. */
export function colourOf(id: ParticipantId | null): number {
  return id === null ? 0 : (Math.max(1, id) - 1) % COLOURS;
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
): Cursor[] {
  return [...at]
    .filter((cursor) => cursor.file === file)
    .map(({ participant, ranges }) => ({ name: nameOf(people, participant), colour: colourOf(participant), ranges }));
}
