// console: what it says goes to standard output and standard error.
import host from 'internal:host';
import { classOf } from 'node:internal/classes';
import { format } from 'node:internal/format';
import { inspect } from 'node:internal/inspect';
import { renderTable } from 'node:internal/table';

let indentation = '';
const counts = new Map();
const timers = new Map();

export function write(toStderr, text) {
  try {
    host.write(toStderr, text);
  } catch {
    // Half a surrogate pair has no UTF-8.
    host.write(toStderr, text.toWellFormed());
  }
}

function print(toStderr, text) {
  if (indentation !== '') text = indentation + text.replaceAll('\n', `\n${indentation}`);
  write(toStderr, `${text}\n`);
}

function log(...values) {
  print(false, values.length === 1 && typeof values[0] === 'string' ? values[0] : format(...values));
}

function error(...values) {
  print(true, format(...values));
}

function duration(ms) {
  if (ms >= 1000) return `${(ms / 1000).toFixed(3)}s`;
  return `${Number(ms.toFixed(3))}ms`;
}

function elapsed(label, values) {
  const start = timers.get(label);
  if (start === undefined) {
    error(`Warning: No such label '${label}' for console.time()`);
    return;
  }
  log('%s: %s', label, duration((host.monotonicNs() - start) / 1e6), ...values);
}

export const console = {
  log,
  info: log,
  debug: log,
  error,
  warn: error,
  trace(...values) {
    const trace = new Error();
    trace.name = 'Trace';
    trace.message = format(...values);
    error(trace.stack);
  },
  assert(condition, ...values) {
    if (condition) return;
    if (typeof values[0] === 'string') values[0] = `Assertion failed: ${values[0]}`;
    else values.unshift('Assertion failed');
    error(...values);
  },
  dir(value, options) {
    print(false, inspect(value, { customInspect: false, ...options }));
  },
  dirxml: log,
  count(label = 'default') {
    label = String(label);
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    log(`${label}: ${count}`);
  },
  countReset(label = 'default') {
    counts.delete(String(label));
  },
  group(...labels) {
    if (labels.length > 0) log(...labels);
    indentation += '  ';
  },
  groupCollapsed(...labels) {
    this.group(...labels);
  },
  groupEnd() {
    indentation = indentation.slice(2);
  },
  time(label = 'default') {
    label = String(label);
    if (timers.has(label)) error(`Warning: Label '${label}' already exists for console.time()`);
    else timers.set(label, host.monotonicNs());
  },
  timeLog(label = 'default', ...values) {
    elapsed(String(label), values);
  },
  timeEnd(label = 'default') {
    elapsed(String(label), []);
    timers.delete(String(label));
  },
  table(data, columns) {
    if (data === null || typeof data !== 'object') return log(data);
    return log(renderTable(data, columns, classOf(data)));
  },
};

for (const name of Object.keys(console)) {
  const method = console[name];
  if (method.name === name) console[name] = method.bind(console);
  Object.defineProperty(console[name], 'name', { value: name, configurable: true });
}
Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });

