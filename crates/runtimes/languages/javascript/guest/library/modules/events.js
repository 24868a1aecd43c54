// node:events
import { checkFunction, codedError } from 'node:internal/errors';
import { inspect } from 'node:internal/inspect';
import { isError } from 'node:internal/classes';

const DEFAULT_MAXIMUM = 10;

export function EventEmitter() {
  EventEmitter.init.call(this);
}

EventEmitter.init = function init() {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    define(this, '_events', Object.create(null));
  }
};

function define(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

function listenersOf(emitter, name) {
  if (emitter._events === undefined) EventEmitter.init.call(emitter);
  return emitter._events[name] ?? [];
}

function add(emitter, name, listener, atFront) {
  checkFunction(listener, 'listener');
  // Emitting walks the list there is, so a changed list is a new one.
  const before = listenersOf(emitter, name);
  if (emitter._events.newListener !== undefined) emitter.emit('newListener', name, listener.listener ?? listener);
  emitter._events[name] = atFront ? [listener, ...before] : [...before, listener];
  return emitter;
}

function once(emitter, name, listener) {
  checkFunction(listener, 'listener');
  function wrapped(...values) {
    emitter.removeListener(name, wrapped);
    return Reflect.apply(listener, emitter, values);
  }
  wrapped.listener = listener;
  return wrapped;
}

const methods = {
  on(name, listener) {
    return add(this, name, listener, false);
  },
  once(name, listener) {
    return add(this, name, once(this, name, listener), false);
  },
  prependListener(name, listener) {
    return add(this, name, listener, true);
  },
  prependOnceListener(name, listener) {
    return add(this, name, once(this, name, listener), true);
  },
  removeListener(name, listener) {
    checkFunction(listener, 'listener');
    const before = listenersOf(this, name);
    const index = before.findLastIndex((item) => item === listener || item.listener === listener);
    if (index === -1) return this;
    const rest = before.toSpliced(index, 1);
    if (rest.length === 0) delete this._events[name];
    else this._events[name] = rest;
    if (this._events.removeListener !== undefined) this.emit('removeListener', name, listener);
    return this;
  },
  removeAllListeners(name) {
    if (name === undefined) define(this, '_events', Object.create(null));
    else if (this._events !== undefined) delete this._events[name];
    return this;
  },
  emit(name, ...values) {
    const listeners = listenersOf(this, name);
    if (listeners.length === 0) {
      if (name === 'error') throwUnhandled(values[0]);
      return false;
    }
    for (const listener of listeners) {
      const result = Reflect.apply(listener, this, values);
      if (this.captureRejections && typeof result?.then === 'function') {
        result.then(undefined, (error) => process.nextTick(() => this.emit('error', error)));
      }
    }
    return true;
  },
  listenerCount(name) {
    return listenersOf(this, name).length;
  },
  listeners(name) {
    return listenersOf(this, name).map((listener) => listener.listener ?? listener);
  },
  rawListeners(name) {
    return [...listenersOf(this, name)];
  },
  eventNames() {
    return Reflect.ownKeys(this._events ?? {});
  },
  setMaxListeners(count) {
    define(this, '_maxListeners', count);
    return this;
  },
  getMaxListeners() {
    return this._maxListeners ?? EventEmitter.defaultMaxListeners;
  },
};

function throwUnhandled(error) {
  if (isError(error)) throw error;
  const wrapped = codedError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${typeof error === 'string' ? `'${error}'` : inspect(error)})`);
  wrapped.context = error;
  throw wrapped;
}

for (const name of Object.keys(methods)) define(EventEmitter.prototype, name, methods[name]);
define(EventEmitter.prototype, 'addListener', methods.on);
define(EventEmitter.prototype, 'off', methods.removeListener);
define(EventEmitter.prototype, '_events', undefined);

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.defaultMaxListeners = DEFAULT_MAXIMUM;
EventEmitter.errorMonitor = Symbol('events.errorMonitor');

// A promise of the next time an event comes.
EventEmitter.once = function once(emitter, name) {
  return new Promise((resolve, reject) => {
    if (typeof emitter.addEventListener === 'function') {
      emitter.addEventListener(name, (event) => resolve([event]), { once: true });
      return;
    }
    const failed = (error) => {
      emitter.removeListener(name, came);
      reject(error);
    };
    const came = (...values) => {
      emitter.removeListener('error', failed);
      resolve(values);
    };
    emitter.once(name, came);
    if (name !== 'error') emitter.once('error', failed);
  });
};

// An async iterator over the events of a name.
EventEmitter.on = function on(emitter, name) {
  const queue = [];
  const waiting = [];
  let failure;
  const push = (settle) => {
    if (waiting.length > 0) settle(waiting.shift());
    else queue.push(settle);
  };
  const came = (...values) => push(({ resolve }) => resolve({ value: values, done: false }));
  const failed = (error) => {
    failure = error;
    push(({ reject }) => reject(error));
  };
  emitter.on(name, came);
  emitter.on('error', failed);
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (queue.length > 0) queue.shift()({ resolve, reject });
        else if (failure) reject(failure);
        else waiting.push({ resolve, reject });
      }),
    return() {
      emitter.removeListener(name, came);
      emitter.removeListener('error', failed);
      for (const { resolve } of waiting) resolve({ value: undefined, done: true });
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

EventEmitter.listenerCount = (emitter, name) => emitter.listenerCount(name);

export default EventEmitter;
