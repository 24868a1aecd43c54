// Event, CustomEvent and EventTarget.
import host from 'internal:host';
import { guarded } from 'node:internal/tasks';

export class Event {
  #type;
  #cancelable;
  #prevented = false;
  #stopped = false;
  #target = null;
  #time = host.monotonicNs() / 1e6;

  constructor(type, options = {}) {
    this.#type = String(type);
    this.#cancelable = Boolean(options?.cancelable);
  }

  static begin(event, target) {
    event.#target = target;
    event.#stopped = false;
  }

  static isStopped(event) {
    return event.#stopped;
  }

  get type() {
    return this.#type;
  }

  get target() {
    return this.#target;
  }

  get currentTarget() {
    return this.#target;
  }

  get cancelable() {
    return this.#cancelable;
  }

  get defaultPrevented() {
    return this.#cancelable && this.#prevented;
  }

  get timeStamp() {
    return this.#time;
  }

  preventDefault() {
    this.#prevented = true;
  }

  stopPropagation() {}

  stopImmediatePropagation() {
    this.#stopped = true;
  }
}

const { begin, isStopped } = Event;
delete Event.begin;
delete Event.isStopped;

export class CustomEvent extends Event {
  #detail;

  constructor(type, options = {}) {
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    return this.#detail;
  }
}

export class EventTarget {
  #listeners = new Map();

  addEventListener(type, listener, options = {}) {
    if (listener == null) return;
    const listeners = this.#listeners.get(type) ?? [];
    if (listeners.some((known) => known.listener === listener)) return;
    this.#listeners.set(type, [...listeners, { listener, once: Boolean(options?.once) }]);
    options?.signal?.addEventListener('abort', () => this.removeEventListener(type, listener));
  }

  removeEventListener(type, listener) {
    const listeners = this.#listeners.get(type) ?? [];
    this.#listeners.set(type, listeners.filter((known) => known.listener !== listener));
  }

  dispatchEvent(event) {
    begin(event, this);
    for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
      if (once) this.removeEventListener(event.type, listener);
      const callback = typeof listener === 'function' ? listener.bind(this) : listener.handleEvent.bind(listener);
      guarded(callback, [event]);
      if (isStopped(event)) break;
    }
    return !event.defaultPrevented;
  }
}
