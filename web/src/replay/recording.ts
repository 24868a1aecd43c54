// Reads the session that an exported page carries: a recording as the server
// writes it, JSON lines, the header first. What is none says so in words for
// people.

import type { Event, EventBody, RoomSummary } from '../protocol/generated';

/** A whole session in one value. */
export interface Recording {
  readonly room: RoomSummary;
  readonly events: readonly Event[];
}

/** What is wrong with a recording. */
export class UnreadableRecording extends Error {}

const FORMAT = 'greenroom-recording';
const VERSION = 1;

/** Codes of lines, and the types of events that they stand for. */
export const TYPES: Record<string, EventBody['type']> = {
  edit: 'edited',
  select: 'selected',
  output: 'output',
  progress: 'run_progress',
  run: 'run_started',
  test: 'run_finished',
  paste: 'pasted',
  focus: 'focused',
  join: 'joined',
  open: 'connected',
  leave: 'disconnected',
  file: 'file_created',
  rename: 'file_renamed',
  delete: 'file_deleted',
  protect: 'file_protected',
  chat: 'chatted',
  note: 'noted',
  mark: 'marked',
  control: 'controlled',
  clock: 'time_left',
};

/** Reads a recording. */
export function readRecording(text: string): Recording {
  const [first, ...lines] = text.trim().split('\n');
  if (!first) throw new UnreadableRecording('this page carries no session');
  const header = parse(first) as { format?: string; version?: number; room?: RoomSummary } | null;
  if (header?.format !== FORMAT || header.version !== VERSION || !header.room) {
    throw new UnreadableRecording('the session in this page was written by another version');
  }
  let atMs = 0;
  const events: Event[] = [];
  for (const line of lines) {
    const [dt, code, actor, data] = parse(line) as [number, string, number | null, object];
    atMs += dt;
    const type = TYPES[code];
    // A line that tells no event, such as a snapshot: what it has is in the others.
    if (type === undefined) continue;
    events.push({ sequence: events.length + 1, at_ms: atMs, actor, body: { type, ...data } as EventBody });
  }
  return { room: header.room, events };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UnreadableRecording('the session in this page is not whole');
  }
}
