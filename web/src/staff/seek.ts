// The keys by which one moves along a session.

const STEP_MS = 5_000;
const LEAP_MS = 30_000;

/** Where a key leads from a moment, or null if it means nothing here. */
export function stepOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  fromMs: number,
  endMs: number,
): number | null {
  const step = event.shiftKey ? LEAP_MS : STEP_MS;
  const moves: Record<string, number> = {
    ArrowLeft: fromMs - step,
    ArrowDown: fromMs - step,
    ArrowRight: fromMs + step,
    ArrowUp: fromMs + step,
    PageDown: fromMs - LEAP_MS,
    PageUp: fromMs + LEAP_MS,
    Home: 0,
    End: endMs,
  };
  const to = moves[event.key];
  return to === undefined ? null : Math.min(endMs, Math.max(0, to));
}
