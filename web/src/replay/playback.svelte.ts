// The head of a replay: where it is, whether and how fast it moves.
import { whole, type Past } from './fold';
import { advance, idleStretches, SPEEDS } from './player';
import type { Session } from './session';

export class Playback {
  headMs = $state(0);
  playing = $state(false);
  speed = $state<number>(2);
  skipIdle = $state(true);
  endMs = $state(0);
  /** All of the session as far as it is known. */
  past = $state.raw<Past>({ list: [], count: 0 });
  #session = $state.raw<Session>() as Session;
  /** Where the head is to go once the session is known so far. */
  #wantedMs: number | null = null;
  #frame = 0;
  #last = 0;

  readonly idle = $derived(idleStretches(this.past.list, this.endMs));
  readonly count = $derived.by(() => {
    void this.past;
    return this.#session.countAt(this.headMs);
  });
  readonly room = $derived.by(() => this.#session.after(this.count));
  /** The newest event that the head has passed; what a re-run names. */
  readonly sequence = $derived(this.#session.events[this.count - 1]?.sequence ?? 0);

  constructor(session: Session) {
    this.#session = session;
    this.grown();
  }

  /** The session got more events. */
  grown(): void {
    this.past = whole(this.#session.events);
    this.endMs = Math.max(1, this.#session.durationMs);
    if (this.#wantedMs !== null) this.seekWhenKnown(this.#wantedMs);
  }

  seek(toMs: number): void {
    this.#wantedMs = null;
    this.headMs = Math.min(this.endMs, Math.max(0, toMs));
  }

  /** Goes to a moment that may not be known yet: as far as there is now, and on as it grows. */
  seekWhenKnown(toMs: number): void {
    this.seek(toMs);
    if (toMs > this.endMs) this.#wantedMs = toMs;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.headMs >= this.endMs) this.headMs = 0;
    this.playing = true;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
  }

  faster(direction: 1 | -1): void {
    const at = SPEEDS.indexOf(this.speed as (typeof SPEEDS)[number]);
    this.speed = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + direction))] ?? 1;
  }

  #step(now: number): void {
    if (!this.playing) return;
    const { speed, skipIdle } = this;
    this.headMs = advance(this.headMs, now - this.#last, { speed, skipIdle }, this.idle, this.endMs);
    this.#last = now;
    if (this.headMs >= this.endMs) this.playing = false;
    else this.#frame = requestAnimationFrame((next) => this.#step(next));
  }
}
