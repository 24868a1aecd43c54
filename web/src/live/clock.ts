// The room's time in this browser: the server's monotonic clock, carried on by ours.
import type { Timer } from '../protocol/generated';

export class RoomClock {
  #now: () => number;
  #offset = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The server says what time it is in the room. */
  set(roomMs: number): void {
    this.#offset = roomMs - this.#now();
  }

  /** Milliseconds since the room was opened. */
  read(): number {
    return this.#now() + this.#offset;
  }

  /** What is left on a timer; 0 when it is up. */
  remaining(timer: Timer): number {
    return timer.ends_at_ms === null ? timer.remaining_ms : Math.max(0, timer.ends_at_ms - this.read());
  }
}

/** `1:05:09`, or `5:09` below an hour. */
export function clockTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0(?=\d:)/, '');
}
