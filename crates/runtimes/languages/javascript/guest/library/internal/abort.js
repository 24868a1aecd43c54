// AbortController, AbortSignal and DOMException.
import { Event, EventTarget } from 'node:internal/event_target';
import { setTimeout } from 'node:internal/tasks';

const codes = { NotFoundError: 8, NotSupportedError: 9, InvalidCharacterError: 5, SyntaxError: 12, AbortError: 20, TimeoutError: 23, DataCloneError: 25 };

export const DOMException =
  globalThis.DOMException ??
  class DOMException extends Error {
    #name;

    constructor(message = '', options = 'Error') {
      super(message);
      this.#name = typeof options === 'object' ? (options.name ?? 'Error') : String(options);
    }

    get name() {
      return this.#name;
    }

    get code() {
      return codes[this.#name] ?? 0;
    }
  };

const key = Symbol('made by the library');

export class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  onabort = null;

  constructor(permission) {
    super();
    if (permission !== key) throw new TypeError('Illegal constructor');
    Object.defineProperty(this, 'onabort', { enumerable: false });
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  static trigger(signal, reason) {
    if (signal.#aborted) return;
    signal.#aborted = true;
    signal.#reason = reason ?? new DOMException('This operation was aborted', 'AbortError');
    const event = new Event('abort');
    signal.onabort?.(event);
    signal.dispatchEvent(event);
  }

  static abort(reason) {
    const signal = new AbortSignal(key);
    trigger(signal, reason);
    return signal;
  }

  static timeout(delay) {
    const signal = new AbortSignal(key);
    const expired = () => trigger(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    setTimeout(expired, delay).unref();
    return signal;
  }

  static any(signals) {
    const joined = new AbortSignal(key);
    for (const signal of signals) {
      if (signal.aborted) {
        trigger(joined, signal.reason);
        break;
      }
      signal.addEventListener('abort', () => trigger(joined, signal.reason), { once: true });
    }
    return joined;
  }

  get [Symbol.toStringTag]() {
    return 'AbortSignal';
  }
}

const { trigger } = AbortSignal;
delete AbortSignal.trigger;

export class AbortController {
  #signal = new AbortSignal(key);

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    trigger(this.#signal, reason);
  }

  get [Symbol.toStringTag]() {
    return 'AbortController';
  }
}
