// Reads the session that an exported page carries: the JSON of its room and
// events. What is not one says so in words for people.

import type { Event, RoomSummary } from '../protocol/generated';

/** A whole session in one value. */
export interface Recording {
  readonly room: Pick<RoomSummary, 'id' | 'title' | 'challenge' | 'statement' | 'language' | 'entry'>;
  readonly events: readonly Event[];
}

/** What is wrong with a recording. */
export class UnreadableRecording extends Error {}

/** Reads a recording out of the text of the page's `<script id="recording">`. */
export function readRecording(text: string): Recording {
  if (text.trim() === '') throw new UnreadableRecording('this page carries no session');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableRecording('the session in this page is not whole');
  }
  if (!isRecording(value))
    throw new UnreadableRecording('the session in this page was written by another version');
  return value;
}

function isRecording(value: unknown): value is Recording {
  if (typeof value !== 'object' || value === null) return false;
  const { room, events } = value as Record<string, unknown>;
  return typeof room === 'object' && room !== null && 'title' in room && Array.isArray(events);
}
