// What the events of a session come to, kept up with as they come: each event
// is taken once, however long the session is.

import type { Event } from '../protocol/generated';

/** The first `count` events of a session. The list only ever grows at its end. */
export interface Past {
  readonly list: readonly Event[];
  readonly count: number;
}

/** Takes events in order, and shows what they have come to. */
export interface Folding<View> {
  take(event: Event): void;
  /** What is unchanged since the last view is the same object. */
  view(): View;
}

/** Keeps up with a session. Of another session, or of less of it, it begins anew. */
export class Fold<View> {
  readonly #begin: () => Folding<View>;
  #folding: Folding<View>;
  #list: readonly Event[] | null = null;
  #taken = 0;

  constructor(begin: () => Folding<View>) {
    this.#begin = begin;
    this.#folding = begin();
  }

  of({ list, count }: Past): View {
    if (list !== this.#list || count < this.#taken) {
      this.#folding = this.#begin();
      this.#list = list;
      this.#taken = 0;
    }
    for (; this.#taken < count; this.#taken += 1) this.#folding.take(list[this.#taken] as Event);
    return this.#folding.view();
  }
}

/** All of a list of events as it is now. */
export const whole = (list: readonly Event[]): Past => ({ list, count: list.length });

/** A list that grows; what is shown of it is a new one only where it has changed. */
export class Growing<Item> {
  readonly #items: Item[] = [];
  #shown: readonly Item[] | null = [];

  push(item: Item): void {
    this.#items.push(item);
    this.#shown = null;
  }

  /** Puts another item in the place of one. */
  put(index: number, item: Item): void {
    this.#items[index] = item;
    this.#shown = null;
  }

  /** Puts an item where it belongs by `order`, behind those that are equal. */
  insert(item: Item, order: (a: Item, b: Item) => number): void {
    let index = this.#items.length;
    while (index > 0 && order(this.#items[index - 1] as Item, item) > 0) index -= 1;
    this.#items.splice(index, 0, item);
    this.#shown = null;
  }

  get length(): number {
    return this.#items.length;
  }

  at(index: number): Item | undefined {
    return this.#items[index];
  }

  view(): readonly Item[] {
    this.#shown ??= this.#items.slice();
    return this.#shown;
  }
}
