// node:async_hooks: AsyncLocalStorage. A store follows the callbacks that
// the library keeps (timers, ticks, microtasks) and promise reactions.
import { setCapture } from 'node:internal/tasks';

// Every storage's current store.
let current = new Map();
let installed = false;

function runIn(stores, callback, receiver, values) {
  const before = current;
  current = stores;
  try {
    return Reflect.apply(callback, receiver, values);
  } finally {
    current = before;
  }
}

const keep = (callback) => {
  const stores = current;
  if (stores.size === 0 || typeof callback !== 'function') return callback;
  return function kept(...values) {
    return runIn(stores, callback, this, values);
  };
};

// Only programs that use a storage pay for following it.
function install() {
  if (installed) return;
  installed = true;
  setCapture(keep);
  const { then } = Promise.prototype;
  Promise.prototype.then = function (fulfilled, rejected) {
    return Reflect.apply(then, this, [keep(fulfilled), keep(rejected)]);
  };
  const enqueue = globalThis.queueMicrotask;
  globalThis.queueMicrotask = (callback) => enqueue(keep(callback));
}

export class AsyncLocalStorage {
  #enabled = true;

  constructor() {
    install();
  }

  run(store, callback, ...values) {
    this.#enabled = true;
    return runIn(new Map(current).set(this, store), callback, undefined, values);
  }

  exit(callback, ...values) {
    const stores = new Map(current);
    stores.delete(this);
    return runIn(stores, callback, undefined, values);
  }

  enterWith(store) {
    current = new Map(current).set(this, store);
  }

  getStore() {
    return this.#enabled ? current.get(this) : undefined;
  }

  disable() {
    this.#enabled = false;
  }

  static bind(callback) {
    return keep(callback);
  }

  static snapshot() {
    const stores = current;
    return (callback, ...values) => runIn(stores, callback, undefined, values);
  }
}

export class AsyncResource {
  #stores = current;

  constructor(type) {
    Object.defineProperty(this, 'type', { value: type });
  }

  runInAsyncScope(callback, receiver, ...values) {
    return runIn(this.#stores, callback, receiver, values);
  }

  bind(callback) {
    return (...values) => this.runInAsyncScope(callback, undefined, ...values);
  }

  emitDestroy() {
    return this;
  }

  static bind(callback) {
    return keep(callback);
  }
}

export default { AsyncLocalStorage, AsyncResource, executionAsyncId: () => 1, triggerAsyncId: () => 0, createHook: () => ({ enable() {}, disable() {} }) };
