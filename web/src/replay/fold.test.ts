import { expect, it } from 'vitest';
import type { Event } from '../protocol/generated';
import { Fold, Growing, type Folding } from './fold';
import { Script } from './sample';

const { events } = new Script().open('').append(10, 'a').append(20, 'b').append(30, 'c');

/** Counts how often it takes an event. */
class Counting implements Folding<number[]> {
  static taken = 0;
  readonly #sequences: number[] = [];

  take({ sequence }: Event): void {
    Counting.taken += 1;
    this.#sequences.push(sequence);
  }

  view(): number[] {
    return [...this.#sequences];
  }
}

it('takes each event of a growing session once', () => {
  const fold = new Fold(() => new Counting());
  const list: Event[] = [];
  Counting.taken = 0;
  for (const event of events) {
    list.push(event);
    expect(fold.of({ list, count: list.length })).toHaveLength(list.length);
    fold.of({ list, count: list.length });
  }
  expect(Counting.taken).toBe(events.length);
});

it('begins anew for less of a session, and for another one', () => {
  const fold = new Fold(() => new Counting());
  expect(fold.of({ list: events, count: 5 })).toEqual([1, 2, 3, 4, 5]);
  expect(fold.of({ list: events, count: 2 })).toEqual([1, 2]);
  expect(fold.of({ list: events, count: 3 })).toEqual([1, 2, 3]);
  expect(fold.of({ list: events.slice(4), count: 2 })).toEqual([5, 6]);
});

it('shows the same list until it changes', () => {
  const list = new Growing<number>();
  list.push(1);
  const before = list.view();
  expect(list.view()).toBe(before);
  list.insert(0, (a, b) => a - b);
  list.put(1, 7);
  expect(before).toEqual([1]);
  expect(list.view()).toEqual([0, 7]);
});
