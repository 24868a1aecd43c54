// Which rooms are on now, which are to come and which are over, and finding one.

import type { RoomCard } from '../protocol/generated';

/** Rooms by when they are. */
export interface RoomGroups {
  readonly live: RoomCard[];
  readonly upcoming: RoomCard[];
  readonly done: RoomCard[];
}

/** Groups rooms: those that are on by how long they are, those to come by when, those over newest first. */
export function groupRooms(rooms: readonly RoomCard[]): RoomGroups {
  const live = rooms.filter((room) => groupOf(room) === 'live');
  const upcoming = rooms.filter((room) => groupOf(room) === 'upcoming');
  const done = rooms.filter((room) => groupOf(room) === 'done');
  return {
    live: live.sort((a, b) => openedAt(b) - openedAt(a)),
    upcoming: upcoming.sort((a, b) => expectedAt(a) - expectedAt(b) || b.created_at_ms - a.created_at_ms),
    done: done.sort((a, b) => (b.ended_at_ms ?? b.created_at_ms) - (a.ended_at_ms ?? a.created_at_ms)),
  };
}

/** A room in which somebody is counts as on, though nobody has started its clock. */
export function groupOf(room: RoomCard): keyof RoomGroups {
  if (room.phase === 'ended') return 'done';
  return room.phase !== 'waiting' || room.connected > 0 ? 'live' : 'upcoming';
}

const LANGUAGES: Record<string, string> = { javascript: 'JavaScript', typescript: 'TypeScript', cpp: 'C++' };

/** What a language is called. */
export function languageWords(language: string): string {
  return LANGUAGES[language] ?? language.charAt(0).toUpperCase() + language.slice(1);
}

/** Who solves the challenge of a room, or was asked to. */
export function candidatesOf({ candidates, invited }: Pick<RoomCard, 'candidates' | 'invited'>): string {
  return [...candidates, ...invited.map((name) => `${name} (invited)`)].join(', ');
}

/** The rooms in which every word of the search occurs somewhere. */
export function searchRooms(rooms: readonly RoomCard[], search: string): RoomCard[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rooms.filter((room) => {
    const text = [room.title, room.challenge_title, room.language, room.id, ...room.candidates, ...room.invited]
      .join('\n')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function openedAt(room: RoomCard): number {
  return room.opened_at_ms ?? room.created_at_ms;
}

/** Rooms without a date come after those that have one. */
function expectedAt(room: RoomCard): number {
  return room.scheduled_at_ms ?? Number.MAX_SAFE_INTEGER;
}
