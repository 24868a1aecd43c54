// The runs of a room, put together from its events.
import type { Event, FileVersion, OutputStream, RunKind, RunResult } from '../protocol/generated';

export interface Run {
  run: number;
  kind: RunKind;
  /** Who asked for it; null for the server. */
  actor: number | null;
  startedAt: number;
  versions: FileVersion[];
  output: { stream: OutputStream; text: string }[];
  judged: number;
  planned: number;
  finishedAt: number | null;
  result: RunResult | null;
}

/** More of a run's output than this is not kept for showing. */
const MOST_OUTPUT_UNITS = 1 << 20;

/** Adds an event to the runs; others than those of runs change nothing. Returns whether it did. */
export function addToRuns(runs: Map<number, Run>, event: Event): boolean {
  const { body } = event;
  if (body.type === 'run_started') {
    runs.set(body.run, {
      run: body.run,
      kind: body.kind,
      actor: event.actor,
      startedAt: event.at_ms,
      versions: body.versions,
      output: [],
      judged: 0,
      planned: 0,
      finishedAt: null,
      result: null,
    });
    return true;
  }
  if (body.type !== 'output' && body.type !== 'run_progress' && body.type !== 'run_finished') return false;
  const run = runs.get(body.run);
  if (!run) return false;
  runs.set(body.run, changed(run, event));
  return true;
}

function changed(run: Run, { body, at_ms }: Event): Run {
  switch (body.type) {
    case 'output':
      return { ...run, output: append(run.output, body.stream, body.text) };
    case 'run_progress':
      return { ...run, judged: body.judged, planned: body.planned };
    case 'run_finished':
      return { ...run, result: body.result, finishedAt: at_ms };
    default:
      return run;
  }
}

function append(output: Run['output'], stream: OutputStream, text: string): Run['output'] {
  const units = output.reduce((sum, piece) => sum + piece.text.length, 0);
  if (units >= MOST_OUTPUT_UNITS) return output;
  const last = output.at(-1);
  if (last?.stream === stream) return [...output.slice(0, -1), { stream, text: last.text + text }];
  return [...output, { stream, text }];
}
