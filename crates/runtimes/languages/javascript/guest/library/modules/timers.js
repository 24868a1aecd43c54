// node:timers and node:timers/promises
import * as tasks from 'node:internal/tasks';

function waiting(start, stop) {
  return (delay, value, { signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const timer = start(() => resolve(value), delay);
      signal?.addEventListener('abort', () => {
        stop(timer);
        reject(signal.reason);
      }, { once: true });
    });
}

const later = waiting(tasks.setTimeout, tasks.clearTimeout);
const soon = waiting(tasks.setImmediate, tasks.clearImmediate);

async function* every(delay, value) {
  for (;;) {
    await later(delay);
    yield value;
  }
}

export const promises = {
  setTimeout: later,
  setImmediate: (value, options) => soon(undefined, value, options),
  setInterval: every,
  scheduler: { wait: (delay, options) => later(delay, undefined, options), yield: () => soon() },
};

const promisified = Symbol.for('nodejs.util.promisify.custom');
Object.defineProperty(tasks.setTimeout, promisified, { value: promises.setTimeout });
Object.defineProperty(tasks.setImmediate, promisified, { value: promises.setImmediate });

export default {
  setTimeout: tasks.setTimeout,
  clearTimeout: tasks.clearTimeout,
  setInterval: tasks.setInterval,
  clearInterval: tasks.clearTimeout,
  setImmediate: tasks.setImmediate,
  clearImmediate: tasks.clearImmediate,
  promises,
};
