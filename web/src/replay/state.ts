// A room's state at one moment, as a value: each event makes the next one.
// Texts are CodeMirror's persistent trees, so that states share what is equal.

import { ChangeSet, Text } from '@codemirror/state';
import type {
  Changes,
  ClientId,
  Event,
  FileId,
  Participant,
  ParticipantId,
  Phase,
  Protection,
  RunId,
  SelectionRange,
  Timer,
} from '../protocol/generated';

/** A file at one moment. */
export interface FileAt {
  readonly file: FileId;
  readonly path: string;
  readonly text: Text;
  readonly version: number;
  readonly protection: Protection;
}

/** One client's cursors at one moment. */
export interface CursorAt {
  readonly client: ClientId;
  readonly participant: ParticipantId | null;
  readonly file: FileId;
  readonly ranges: readonly SelectionRange[];
}

/** A room at one moment. */
export interface RoomAt {
  readonly files: ReadonlyMap<FileId, FileAt>;
  readonly cursors: ReadonlyMap<ClientId, CursorAt>;
  readonly connected: ReadonlyMap<ClientId, ParticipantId | null>;
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  readonly phase: Phase;
  readonly timer: Timer | null;
  /** The file that was edited or selected in last, by anybody of the candidates. */
  readonly lastTouched: FileId | null;
  /** The run whose output is newest. */
  readonly lastRun: RunId | null;
  /** What that run has written so far. */
  readonly output: string;
}

/** What an output is cut to at its front while one looks at a moment. */
const SHOWN_OUTPUT_UNITS = 64 * 1024;

/** A room before its first event. */
export const EMPTY_ROOM: RoomAt = {
  files: new Map(),
  cursors: new Map(),
  connected: new Map(),
  participants: new Map(),
  phase: 'waiting',
  timer: null,
  lastTouched: null,
  lastRun: null,
  output: '',
};

/** Reads a text; lines end with `\n` on our wire, and nothing else ends one. */
export function textOf(text: string): Text {
  return Text.of(text.split('\n'));
}

/** The room after an event. An edit that does not fit its text is an error. */
export function apply(room: RoomAt, event: Event): RoomAt {
  const body = event.body;
  switch (body.type) {
    case 'joined':
      return { ...room, participants: put(room.participants, body.participant.id, body.participant) };
    case 'connected':
      return { ...room, connected: put(room.connected, body.client, event.actor) };
    case 'disconnected':
      return {
        ...room,
        connected: drop(room.connected, body.client),
        cursors: drop(room.cursors, body.client),
      };
    case 'file_created': {
      const file: FileAt = {
        file: body.file,
        path: body.path,
        text: textOf(body.text),
        version: 0,
        protection: body.protection,
      };
      return { ...room, files: put(room.files, body.file, file) };
    }
    case 'file_renamed':
      return change(room, body.file, (file) => ({ ...file, path: body.path }));
    case 'file_protected':
      return change(room, body.file, (file) => ({ ...file, protection: body.protection }));
    case 'file_deleted':
      return {
        ...room,
        files: drop(room.files, body.file),
        cursors: new Map([...room.cursors].filter(([, cursor]) => cursor.file !== body.file)),
      };
    case 'edited':
      return edit(room, event, body.file, body.changes);
    case 'selected': {
      const cursor: CursorAt = {
        client: body.client,
        participant: event.actor,
        file: body.file,
        ranges: body.ranges,
      };
      return { ...touch(room, event, body.file), cursors: put(room.cursors, body.client, cursor) };
    }
    case 'controlled':
      return { ...room, phase: body.phase, timer: body.timer };
    case 'time_left':
      return { ...room, phase: body.phase };
    case 'run_started':
      return { ...room, lastRun: body.run, output: '' };
    case 'output':
      if (body.run !== room.lastRun) return room;
      return { ...room, output: (room.output + body.text).slice(-SHOWN_OUTPUT_UNITS) };
    default:
      return room;
  }
}

function edit(room: RoomAt, event: Event, id: FileId, changes: readonly Changes[]): RoomAt {
  const sets = changes.map((one) => ChangeSet.fromJSON(one));
  const edited = change(room, id, (file) => ({
    ...file,
    text: sets.reduce((text, set) => set.apply(text), file.text),
    version: file.version + sets.length,
  }));
  const cursors = new Map(edited.cursors);
  for (const [client, cursor] of cursors) {
    if (cursor.file === id)
      cursors.set(client, { ...cursor, ranges: cursor.ranges.map((range) => moved(range, sets)) });
  }
  return { ...touch(edited, event, id), cursors };
}

function moved(range: SelectionRange, sets: readonly ChangeSet[]): SelectionRange {
  const at = (position: number) =>
    sets.reduce((now, set) => set.mapPos(Math.min(now, set.length), 1), position);
  return { anchor: at(range.anchor), head: at(range.head) };
}

/** Remembers where candidates are; what staff touch does not count. */
function touch(room: RoomAt, event: Event, file: FileId): RoomAt {
  const role = event.actor === null ? undefined : room.participants.get(event.actor)?.role;
  return role === undefined || role === 'candidate' ? { ...room, lastTouched: file } : room;
}

function change(room: RoomAt, id: FileId, update: (file: FileAt) => FileAt): RoomAt {
  const file = room.files.get(id);
  return file === undefined ? room : { ...room, files: put(room.files, id, update(file)) };
}

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

function drop<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
