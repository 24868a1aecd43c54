// The event loop's queues: ticks, timers and immediates. The native side
// calls runTask() again and again, and runs microtasks in between.
import host from 'internal:host';
import { checkFunction } from 'node:internal/errors';

export function checkCallback(callback) {
  checkFunction(callback, 'callback');
}

// Calls back; what it throws is nobody's to catch.
export function guarded(callback, values) {
  try {
    Reflect.apply(callback, undefined, values);
  } catch (error) {
    host.fatal(error);
  }
}

// --- process.nextTick ---

let ticks = [];

export function nextTick(callback, ...values) {
  checkCallback(callback);
  ticks.push([callback, values]);
}

// Runs the ticks there are; tells whether there were any.
export function runTicks() {
  if (ticks.length === 0) return false;
  const batch = ticks;
  ticks = [];
  for (let index = 0; index < batch.length; index++) {
    guarded(batch[index][0], batch[index][1]);
  }
  return true;
}

// --- timers: a heap by time, then by age ---

const now = () => host.monotonicNs() / 1e6;

// When the running turn of the loop began: timers that are set in it count
// from here, however long its code takes.
let turnBegan = 0;

export function beginTurn() {
  turnBegan = now();
}

const LONGEST_MS = 2 ** 31 - 1;
const heap = [];
const timersById = new Map();
let nextId = 1;
let nextAge = 0;
let referenced = 0;

const isBefore = (a, b) => a.due < b.due || (a.due === b.due && a.age < b.age);

function place(timer, index) {
  heap[index] = timer;
  timer.position = index;
}

function rise(timer, index) {
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(timer, heap[parent])) break;
    place(heap[parent], index);
    index = parent;
  }
  place(timer, index);
}

function sink(timer, index) {
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
    if (!isBefore(heap[child], timer)) break;
    place(heap[child], index);
    index = child;
  }
  place(timer, index);
}

function start(timer) {
  timer.due = turnBegan + timer.delay;
  timer.age = nextAge++;
  heap.push(timer);
  rise(timer, heap.length - 1);
  if (timer.counts) referenced++;
}

function stop(timer) {
  const index = timer.position;
  if (index < 0) return;
  timer.position = -1;
  if (timer.counts) referenced--;
  const last = heap.pop();
  if (last === timer) return;
  if (isBefore(last, timer)) rise(last, index);
  else sink(last, index);
}

class Timeout {
  #callback;
  #values;
  #repeats;

  constructor(callback, delay, values, repeats) {
    this.#callback = callback;
    this.#values = values;
    this.#repeats = repeats;
    hide(this, { delay, due: 0, age: 0, position: -1, counts: true, id: 0 });
    start(this);
  }

  static fire(timer) {
    stop(timer);
    guarded(timer.#callback, timer.#values);
    if (timer.#repeats && !timer.cancelled && timer.position < 0) start(timer);
  }

  ref() {
    if (!this.counts && this.position >= 0) referenced++;
    this.counts = true;
    return this;
  }

  unref() {
    if (this.counts && this.position >= 0) referenced--;
    this.counts = false;
    return this;
  }

  hasRef() {
    return this.counts;
  }

  refresh() {
    if (this.cancelled) return this;
    stop(this);
    start(this);
    return this;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    if (this.id === 0) {
      this.id = nextId++;
      timersById.set(this.id, this);
    }
    return this.id;
  }

  [Symbol.dispose ?? Symbol.for('dispose')]() {
    clearTimeout(this);
  }
}

function hide(object, properties) {
  for (const name of Object.keys(properties)) {
    Object.defineProperty(object, name, { value: properties[name], writable: true, enumerable: false });
  }
  Object.defineProperty(object, 'cancelled', { value: false, writable: true, enumerable: false });
}

function delayOf(delay) {
  const asked = Number(delay);
  return asked >= 1 && asked <= LONGEST_MS ? Math.trunc(asked) : 1;
}

export function setTimeout(callback, delay, ...values) {
  checkCallback(callback);
  return new Timeout(callback, delayOf(delay), values, false);
}

export function setInterval(callback, delay, ...values) {
  checkCallback(callback);
  return new Timeout(callback, delayOf(delay), values, true);
}

export function clearTimeout(timer) {
  if (typeof timer === 'number' || typeof timer === 'string') timer = timersById.get(Number(timer));
  if (!(timer instanceof Timeout)) return;
  timersById.delete(timer.id);
  timer.cancelled = true;
  stop(timer);
}

// --- setImmediate ---

let immediates = [];

class Immediate {
  constructor(callback, values) {
    Object.defineProperty(this, 'task', { value: { callback, values }, writable: true });
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }

  hasRef() {
    return true;
  }
}

export function setImmediate(callback, ...values) {
  checkCallback(callback);
  const immediate = new Immediate(callback, values);
  immediates.push(immediate);
  return immediate;
}

export function clearImmediate(immediate) {
  if (immediate instanceof Immediate) immediate.task = null;
}

// --- the loop ---

// A turn of the loop runs the timers that were due when it began, then the
// immediates that were set before they run. `limit` is what counts as due,
// while the turn is at its timers.
let limit;
let batch = [];

// Runs one callback; false if nothing is left that could ever run.
export function runTask() {
  for (;;) {
    if (batch.length > 0) {
      const { task } = batch.pop();
      if (task === null) continue;
      guarded(task.callback, task.values);
      return true;
    }
    if (limit !== undefined) {
      const [next] = heap;
      if (next !== undefined && next.due <= limit) {
        Timeout.fire(next);
        return true;
      }
      limit = undefined;
      batch = immediates.reverse();
      immediates = [];
      continue;
    }
    if (immediates.length > 0) {
      beginTurn();
      // A timer of the next millisecond is due, rather than overtaken.
      limit = turnBegan + 1;
    } else if (referenced > 0) {
      sleepUntil(heap[0].due);
      limit = turnBegan;
    } else {
      return false;
    }
  }
}

// Nobody waits: the sandbox's clock moves on instead.
function sleepUntil(due) {
  const wait = due - now();
  if (wait > 0) host.sleepMs(wait);
  turnBegan = Math.max(due, now());
}
