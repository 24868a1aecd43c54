// How much was typed when: counted in stretches that get longer with the
// session, so that a strip of any length is drawn from a bounded number of them.

const FIRST_WIDTH_MS = 16;
/** Stretches are joined in pairs beyond so many; the strip has far fewer slices. */
const MOST = 4096;

export class TypingLane {
  #width = FIRST_WIDTH_MS;
  #units: number[] = [];
  #shown: { endMs: number; slices: number; typing: readonly number[] } | null = null;

  add(atMs: number, units: number): void {
    if (units === 0) return;
    while (atMs >= this.#width * MOST) this.#widen();
    const index = Math.floor(Math.max(0, atMs) / this.#width);
    while (this.#units.length <= index) this.#units.push(0);
    this.#units[index] = (this.#units[index] ?? 0) + units;
    this.#shown = null;
  }

  /** Each of equal slices up to `endMs`, 0 to 1 of a busy one. */
  view(endMs: number, slices: number): readonly number[] {
    if (this.#shown?.endMs !== endMs || this.#shown.slices !== slices) {
      this.#shown = { endMs, slices, typing: this.#slice(endMs, slices) };
    }
    return this.#shown.typing;
  }

  #slice(endMs: number, slices: number): readonly number[] {
    const typed = new Array<number>(slices).fill(0);
    this.#units.forEach((units, index) => {
      const middle = (index + 0.5) * this.#width;
      const slice = Math.min(slices - 1, Math.floor((middle / endMs) * slices));
      typed[slice] = (typed[slice] ?? 0) + units;
    });
    const busy = usualOf(typed);
    // The root keeps a single letter visible beside a burst.
    return typed.map((units) => Math.min(1, Math.sqrt(units / busy)));
  }

  #widen(): void {
    this.#width *= 2;
    const joined: number[] = [];
    this.#units.forEach((units, index) => (joined[index >> 1] = (joined[index >> 1] ?? 0) + units));
    this.#units = joined;
  }
}

/** What the busier slices have; a paste of a whole file does not flatten the rest. */
function usualOf(typed: readonly number[]): number {
  const some = typed.filter((units) => units > 0).sort((a, b) => a - b);
  return Math.max(1, some[Math.floor(some.length * 0.9)] ?? 1);
}
