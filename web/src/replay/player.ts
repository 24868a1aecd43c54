// Playing a session: where the head is after some real time has passed, at a
// speed, with idle stretches skipped. Pure: the page brings the clock.

import type { Event } from '../protocol/generated';

/** The speeds one can choose. */
export const SPEEDS = [1, 2, 4, 8, 16] as const;

/** A stretch in which nobody did anything. */
export interface Idle {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How a session is played. */
export interface Pace {
  readonly speed: number;
  readonly skipIdle: boolean;
}

/** A silence longer than this is idle. */
const IDLE_AFTER_MS = 5_000;
/** What is left of it at either end, so that one sees that there was a pause. */
const MARGIN_MS = 1_000;

/** The idle stretches between the events, and up to the end. */
export function idleStretches(events: readonly Event[], endMs: number): Idle[] {
  const stretches: Idle[] = [];
  let last = 0;
  const close = (atMs: number) => {
    if (atMs - last > IDLE_AFTER_MS) stretches.push({ fromMs: last + MARGIN_MS, toMs: atMs - MARGIN_MS });
    last = atMs;
  };
  for (const event of events) if (isActivity(event)) close(event.at_ms);
  close(endMs);
  return stretches;
}

/** The head after `elapsedMs` of real time; never beyond the end. */
export function advance(
  headMs: number,
  elapsedMs: number,
  pace: Pace,
  idle: readonly Idle[],
  endMs: number,
): number {
  let left = elapsedMs * pace.speed;
  let head = headMs;
  if (pace.skipIdle) {
    for (const stretch of idle) {
      if (stretch.toMs <= head) continue;
      const until = Math.max(0, stretch.fromMs - head);
      if (left < until) break;
      left -= until;
      head = stretch.toMs;
    }
  }
  return Math.min(head + left, endMs);
}

/** How long playing takes at speed 1. */
export function playedMs(idle: readonly Idle[], endMs: number, skipIdle: boolean): number {
  if (!skipIdle) return endMs;
  return endMs - idle.reduce((sum, stretch) => sum + stretch.toMs - stretch.fromMs, 0);
}

function isActivity(event: Event): boolean {
  switch (event.body.type) {
    case 'connected':
    case 'disconnected':
    case 'time_left':
    case 'focused':
      return false;
    default:
      return true;
  }
}
