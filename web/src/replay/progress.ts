// Progress over time: what the code would have earned at each moment that was
// judged, in the session or afterwards.

import type { Event, JudgedResult, RunKind, RunResult, Verdict } from '../protocol/generated';
import { tally } from './results';

/** Where a point comes from. */
export type PointSource = 'visible' | 'submit' | 'rejudged';

/** What the code of a moment earned. */
export interface ProgressPoint {
  readonly atMs: number;
  readonly sequence: number;
  readonly source: PointSource;
  readonly verdict: Verdict;
  /** Share of cases that passed, 0 to 1. */
  readonly passed: number;
  /** Share of the points earned, 0 to 1. */
  readonly score: number;
}

/** A moment that is worth judging afterwards. */
export interface Moment {
  readonly atMs: number;
  readonly sequence: number;
}

/** A silence after an edit that is long enough for the code to be a whole. */
const SETTLED_MS = 1_500;

/** The points that the session itself brought: whole runs of cases, as they were when they started. */
export function progressOf(events: readonly Event[]): ProgressPoint[] {
  const started = new Map<number, { event: Event; kind: RunKind }>();
  const points: ProgressPoint[] = [];
  for (const event of events) {
    const body = event.body;
    if (body.type === 'run_started') started.set(body.run, { event, kind: body.kind });
    if (body.type !== 'run_finished') continue;
    const start = started.get(body.run);
    const source = start && sourceOf(start.kind);
    if (!start || !source || !judgedSomething(body.result)) continue;
    points.push(pointOf(start.event.at_ms, start.event.sequence, source, body.result));
  }
  return points.sort((a, b) => a.atMs - b.atMs);
}

/** A point of a result. */
export function pointOf(
  atMs: number,
  sequence: number,
  source: PointSource,
  result: JudgedResult,
): ProgressPoint {
  const { passed, judged } = tally(result);
  return {
    atMs,
    sequence,
    source,
    verdict: result.verdict,
    passed: judged === 0 ? 0 : passed / judged,
    score: result.points === 0 ? 0 : result.score / result.points,
  };
}

/**
 * Moments at which the code was a whole, because typing paused or somebody ran
 * it, spread over the session: at most `count`, the last one always among them.
 */
export function settledMoments(events: readonly Event[], count: number): Moment[] {
  const moments: Moment[] = [];
  let typed: Event | null = null;
  const settle = (atMs: number) => {
    if (typed === null || atMs - typed.at_ms < SETTLED_MS) return;
    moments.push({ atMs: typed.at_ms, sequence: typed.sequence });
    typed = null;
  };
  for (const event of events) {
    if (event.body.type === 'run_started') settle(Infinity);
    if (event.body.type !== 'edited') continue;
    settle(event.at_ms);
    typed = event;
  }
  settle(Infinity);
  if (moments.length <= count) return moments;
  const step = (moments.length - 1) / Math.max(1, count - 1);
  const picked = Array.from({ length: count }, (_, index) => moments[Math.round(index * step)] as Moment);
  return count === 1 ? moments.slice(-1) : picked;
}

function sourceOf(kind: RunKind): PointSource | null {
  if (kind.type === 'submit') return 'submit';
  if (kind.type === 'judge') return 'rejudged';
  return kind.type === 'visible' && kind.only === null ? 'visible' : null;
}

function judgedSomething(result: RunResult): result is { type: 'judged' } & JudgedResult {
  return result.type === 'judged' && result.verdict !== 'IE';
}
