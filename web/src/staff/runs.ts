// The history of a room's runs: who ran what when, what it came to, and what
// had changed since the run before.

import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import type { Event, ParticipantId, RunId, RunKind, RunResult } from '../protocol/generated';
import { Fold, Growing, whole, type Folding } from '../replay/fold';
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
  readonly finishedMs: number | null;
  readonly result: RunResult | null;
  readonly progress: { judged: number; planned: number } | null;
  readonly output: string;
}

/** What the files of a run are compared with: of the run before it, of the start, or of a certain run. */
export type Base = 'before' | 'start' | RunId;

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

/** The runs, oldest first, kept up with event by event. */
export class RunsFolding implements Folding<readonly RunRecord[]> {
  readonly #runs = new Growing<RunRecord>();
  /** Where in `#runs` a run stands. */
  readonly #indexes = new Map<RunId, number>();

  take({ body, actor, at_ms, sequence }: Event): void {
    switch (body.type) {
      case 'run_started':
        this.#indexes.set(body.run, this.#runs.length);
        this.#runs.push({
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
        break;
      case 'run_progress':
        this.#change(body.run, () => ({ progress: { judged: body.judged, planned: body.planned } }));
        break;
      case 'output':
        this.#change(body.run, ({ output }) => ({ output: (output + body.text).slice(-KEPT_OUTPUT_UNITS) }));
        break;
      case 'run_finished':
        this.#change(body.run, () => ({ finishedMs: at_ms, result: body.result }));
        break;
    }
  }

  view(): readonly RunRecord[] {
    return this.#runs.view();
  }

  #change(run: RunId, change: (run: RunRecord) => Partial<RunRecord>): void {
    const index = this.#indexes.get(run);
    const found = index === undefined ? undefined : this.#runs.at(index);
    if (index !== undefined && found) this.#runs.put(index, { ...found, ...change(found) });
  }
}

/** The runs of the events, oldest first. */
export function runsOf(events: readonly Event[]): readonly RunRecord[] {
  return new Fold(() => new RunsFolding()).of(whole(events));
}

/** After how many events stand the files that are compared: those of the base, and those of the run. */
export interface Bounds {
  readonly before: number;
  readonly after: number;
}

/**
 * What is compared for a run. The run before is the last one that somebody
 * asked for; what the first is compared with are the room's first files.
 */
export function boundsOf(
  session: Session,
  runs: readonly RunRecord[],
  run: RunRecord,
  base: Base = 'before',
): Bounds {
  const found =
    base === 'before'
      ? runs.findLast((other) => other.sequence < run.sequence && !isAutomatic(other))
      : runs.find((other) => other.run === base);
  return {
    before: found ? session.countOf(found.sequence) : startOf(session),
    after: session.countOf(run.sequence),
  };
}

/** What changed between the base and this run. */
export function changesOfRun(
  session: Session,
  runs: readonly RunRecord[],
  run: RunRecord,
  base: Base = 'before',
): FileChange[] {
  const { before, after } = boundsOf(session, runs, run, base);
  return changesBetween(session.after(before), session.after(after));
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

/** After how many events the files are those that the room was opened with: before anybody joined. */
export function startOf(session: Session): number {
  const first = session.events.findIndex((event) => event.body.type !== 'file_created');
  return first === -1 ? session.events.length : first;
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

/** Whether it started by itself, because typing paused. */
export function isAutomatic(run: RunRecord): boolean {
  return run.kind.type === 'visible' && run.kind.automatic;
}
