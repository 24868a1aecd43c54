// How long to wait before the next attempt to connect. The jitter keeps a
// room's browsers from coming back in one wave after the server restarted.

const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/** The wait before attempt number `attempt` (from 0); `random` in [0, 1). */
export function wait(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
