// The global names that Node has and the engine has not.
import host from 'internal:host';
import { console } from 'node:internal/console';
import { AbortController, AbortSignal, DOMException } from 'node:internal/abort';
import { Event, EventTarget, CustomEvent } from 'node:internal/event_target';
import { TextDecoder, TextEncoder } from 'node:internal/encoding';
import { atob, btoa, Buffer } from 'node:modules/buffer';
import { URL, URLSearchParams } from 'node:internal/url';
import { webcrypto } from 'node:modules/crypto';
import { performance } from 'node:modules/perf_hooks';
import { process } from 'node:internal/process';
import { structuredClone } from 'node:internal/clone';
import * as tasks from 'node:internal/tasks';

export function installGlobals() {
  Math.random = host.random;
  // The engine's own would lose an error that a microtask throws.
  const enqueue = globalThis.queueMicrotask;
  define('queueMicrotask', function queueMicrotask(callback) {
    tasks.checkCallback(callback);
    enqueue(() => tasks.guarded(callback, []));
  });
  const names = {
    console,
    process,
    Buffer,
    global: globalThis,
    setTimeout: tasks.setTimeout,
    clearTimeout: tasks.clearTimeout,
    setInterval: tasks.setInterval,
    clearInterval: tasks.clearTimeout,
    setImmediate: tasks.setImmediate,
    clearImmediate: tasks.clearImmediate,
    structuredClone,
    performance,
    TextEncoder,
    TextDecoder,
    URL,
    URLSearchParams,
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    CustomEvent,
    DOMException,
    crypto: webcrypto,
    atob,
    btoa,
  };
  for (const name of Object.keys(names)) define(name, names[name]);
}

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
}
