// The history of a room's runs: who ran what when, what it came to, and what
// had changed since the run before.

import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import type { Event, ParticipantId, RunId, RunKind, RunResult } from '../protocol/generated';
import type { Session } from '../replay/session';
import type { RoomAt } from '../replay/state';

/** One run. */
export interface RunRecord {
  readonly run: RunId;
  readonly kind: RunKind;
  readonly actor: ParticipantId | null;
  readonly startedMs: number;
  /** The event with which it started: the files are those of that moment. */
  readonly sequence: number;
  finishedMs: number | null;
  result: RunResult | null;
  progress: { judged: number; planned: number } | null;
  output: string;
}

/** What differs in one file between two moments. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly added: number;
  readonly removed: number;
}

/** What of a run's output the history keeps. */
const KEPT_OUTPUT_UNITS = 32 * 1024;

/** The runs of the events, oldest first. */
export function runsOf(events: readonly Event[]): RunRecord[] {
  const runs = new Map<RunId, RunRecord>();
  for (const { body, actor, at_ms, sequence } of events) {
    if (body.type === 'run_started') {
      runs.set(body.run, {
        run: body.run,
        kind: body.kind,
        actor,
        startedMs: at_ms,
        sequence,
        finishedMs: null,
        result: null,
        progress: null,
        output: '',
      });
    } else if (body.type === 'run_progress') {
      const run = runs.get(body.run);
      if (run) run.progress = { judged: body.judged, planned: body.planned };
    } else if (body.type === 'output') {
      const run = runs.get(body.run);
      if (run) run.output = (run.output + body.text).slice(-KEPT_OUTPUT_UNITS);
    } else if (body.type === 'run_finished') {
      const run = runs.get(body.run);
      if (run) Object.assign(run, { finishedMs: at_ms, result: body.result });
    }
  }
  return [...runs.values()];
}

/** What changed between the run before and this one; from the room's first files for the first. */
export function changesOfRun(session: Session, runs: readonly RunRecord[], run: RunRecord): FileChange[] {
  const before = runs.findLast((other) => other.sequence < run.sequence && !isAutomatic(other));
  const start = before ? session.after(session.countOf(before.sequence)) : startOf(session);
  return changesBetween(start, session.after(session.countOf(run.sequence)));
}

/** What differs between two moments, by path. */
export function changesBetween(before: RoomAt, after: RoomAt): FileChange[] {
  const paths = new Set([...texts(before).keys(), ...texts(after).keys()]);
  const changes: FileChange[] = [];
  for (const path of [...paths].sort()) {
    const old = texts(before).get(path) ?? Text.empty;
    const now = texts(after).get(path) ?? Text.empty;
    if (old === now || old.eq(now)) continue;
    changes.push({ path, before: old.toString(), after: now.toString(), ...countLines(old, now) });
  }
  return changes;
}

/** The files as the room was opened with them: before anybody joined. */
export function startOf(session: Session): RoomAt {
  const first = session.events.findIndex((event) => event.body.type !== 'file_created');
  return session.after(first === -1 ? session.events.length : first);
}

/** Lines added and removed in all of them. */
export function totalOf(changes: readonly FileChange[]): { added: number; removed: number } {
  return {
    added: changes.reduce((sum, change) => sum + change.added, 0),
    removed: changes.reduce((sum, change) => sum + change.removed, 0),
  };
}

function countLines(before: Text, after: Text): { added: number; removed: number } {
  // An empty text has one empty line, which nobody wrote.
  if (before.length === 0) return { added: linesIn(after, 0, after.length), removed: 0 };
  if (after.length === 0) return { added: 0, removed: linesIn(before, 0, before.length) };
  let added = 0;
  let removed = 0;
  for (const chunk of Chunk.build(before, after)) {
    removed += linesIn(before, chunk.fromA, chunk.toA);
    added += linesIn(after, chunk.fromB, chunk.toB);
  }
  return { added, removed };
}

/** Lines of a chunk, whose end is the start of the line after it. */
function linesIn(text: Text, from: number, to: number): number {
  if (to <= from) return 0;
  return text.lineAt(Math.min(to - 1, text.length)).number - text.lineAt(from).number + 1;
}

function texts(room: RoomAt): Map<string, Text> {
  return new Map([...room.files.values()].map((file) => [file.path, file.text]));
}

function isAutomatic(run: RunRecord): boolean {
  return run.kind.type === 'visible' && run.kind.automatic;
}
