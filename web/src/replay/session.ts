// A session's events in order, and the room at any moment of them. Every so
// many events a state is kept, so that seeking applies few events only.

import type { Event } from '../protocol/generated';
import { apply, EMPTY_ROOM, type RoomAt } from './state';

/** After how many events a state is kept. */
const KEPT_EVERY = 256;

/** A session that may still be growing. */
export class Session {
  /** The events by their sequence; what a role may not see is a gap. */
  readonly events: Event[] = [];
  /** `kept[i]` is the room after `i * KEPT_EVERY` events. */
  private readonly kept: RoomAt[] = [EMPTY_ROOM];
  /** The room after everything. */
  private tip: RoomAt = EMPTY_ROOM;
  /** When the room was ended: what comes later is about the session, and no part of it. */
  private endedMs: number | null = null;
  /** The moment that was asked for last: playing on from it is cheap. */
  private latest: { count: number; room: RoomAt } = { count: 0, room: EMPTY_ROOM };

  constructor(events: Iterable<Event> = []) {
    for (const event of events) this.append(event);
  }

  /** Takes the next event. One that is already there is passed over. */
  append(event: Event): boolean {
    const last = this.events.at(-1);
    if (last !== undefined && event.sequence <= last.sequence) return false;
    this.tip = apply(this.tip, event);
    this.events.push(event);
    if (this.tip.phase === 'ended') this.endedMs ??= event.at_ms;
    if (this.events.length % KEPT_EVERY === 0) this.kept.push(this.tip);
    return true;
  }

  /** When it ended, or while it is on, when the last thing happened. */
  get durationMs(): number {
    return this.endedMs ?? this.events.at(-1)?.at_ms ?? 0;
  }

  /** How many events had happened at a moment, those of that moment among them. */
  countAt(atMs: number): number {
    return firstIndex(this.events, (event) => event.at_ms > atMs);
  }

  /** How many events had happened when the one of this sequence had. */
  countOf(sequence: number): number {
    return firstIndex(this.events, (event) => event.sequence > sequence);
  }

  /** The room after the first `count` events. */
  after(count: number): RoomAt {
    const wanted = Math.max(0, Math.min(count, this.events.length));
    if (wanted === this.events.length) return this.tip;
    const slot = Math.min(Math.floor(wanted / KEPT_EVERY), this.kept.length - 1);
    let at = slot * KEPT_EVERY;
    let room = this.kept[slot] ?? EMPTY_ROOM;
    if (this.latest.count <= wanted && this.latest.count > at) {
      at = this.latest.count;
      room = this.latest.room;
    }
    for (; at < wanted; at += 1) room = apply(room, this.events[at] as Event);
    this.latest = { count: wanted, room };
    return room;
  }

  /** The room at a moment. */
  at(atMs: number): RoomAt {
    return this.after(this.countAt(atMs));
  }
}

/** The first index whose event is beyond; the events are in order. */
function firstIndex(events: readonly Event[], beyond: (event: Event) => boolean): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beyond(events[middle] as Event)) high = middle;
    else low = middle + 1;
  }
  return low;
}
