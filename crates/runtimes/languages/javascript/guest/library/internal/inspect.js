// util.inspect: a value as text for people, laid out as Node does it.
import host from 'internal:host';
import { classOf, isBoxedPrimitive, isError, isTypedArray } from 'node:internal/classes';
import { errorBase } from 'node:internal/inspect/errors';
import { join, KIND_ARRAY, KIND_OBJECT } from 'node:internal/inspect/layout';
import { constructorName, functionBase, prefix, tagOf } from 'node:internal/inspect/names';
import { isPlainName, quote } from 'node:internal/inspect/quote';

export const custom = Symbol.for('nodejs.util.inspect.custom');

const defaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

// The shortest text that is broken at its newlines.
const SHORTEST_BROKEN = 16;

export function inspect(value, options, ...older) {
  const state = { ...defaults, seen: [], indentation: 0, currentDepth: 0, more: false, circular: undefined };
  if (typeof options === 'boolean') {
    state.showHidden = options;
    if (older[0] !== undefined) state.depth = older[0];
  } else if (options) {
    for (const key of Object.keys(options)) if (key in defaults) state[key] = options[key];
    state.given = options;
  }
  state.maxArrayLength ??= Infinity;
  state.maxStringLength ??= Infinity;
  state.depth ??= Infinity;
  return show(state, value, 0);
}
inspect.custom = custom;
inspect.defaultOptions = defaults;

function show(state, value, level) {
  if (value === null) return 'null';
  if (typeof value !== 'object' && typeof value !== 'function') return primitive(state, value);
  const target = host.unwrapped(value);
  if (target === null) return '<Revoked Proxy>';
  const shown = customised(state, value, target, level);
  if (shown !== undefined) return shown;
  if (state.seen.includes(target)) return circular(state, target);
  return object(state, target, level);
}

function customised(state, value, target, level) {
  if (!state.customInspect) return undefined;
  const method = target[custom];
  if (typeof method !== 'function' || method === inspect) return undefined;
  if (target.constructor?.prototype === target) return undefined;
  const depth = state.depth - level;
  const options = { ...state.given, depth, stylize: (text) => String(text) };
  const result = method.call(value, depth, options, inspect);
  if (result === value) return undefined;
  if (typeof result !== 'object') return String(result);
  return show(state, result, level).replaceAll('\n', `\n${' '.repeat(state.indentation)}`);
}

function circular(state, target) {
  state.circular ??= new Map();
  if (!state.circular.has(target)) state.circular.set(target, state.circular.size + 1);
  return `[Circular *${state.circular.get(target)}]`;
}

function primitive(state, value) {
  switch (typeof value) {
    case 'string':
      return text(state, value);
    case 'number':
      return Object.is(value, -0) ? '-0' : `${value}`;
    case 'bigint':
      return `${value}n`;
    default:
      return String(value);
  }
}

function text(state, value) {
  let trailer = '';
  if (value.length > state.maxStringLength) {
    const rest = value.length - state.maxStringLength;
    value = value.slice(0, state.maxStringLength);
    trailer = `... ${rest} more character${rest > 1 ? 's' : ''}`;
  }
  if (value.length > SHORTEST_BROKEN && value.length > state.breakLength - state.indentation - 4) {
    const lines = value.split(/(?<=\n)/).map(quote);
    return lines.join(` +\n${' '.repeat(state.indentation + 2)}`) + trailer;
  }
  return quote(value) + trailer;
}

function object(state, value, level) {
  const constructor = constructorName(value);
  const tag = tagOf(value, constructor);
  const shape = shapeOf(state, value, constructor, tag);
  if (typeof shape === 'string') return shape;
  if (level > state.depth) {
    const name = prefix(constructor, tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return `[${name}]`;
  }
  const inner = level + 1;
  state.seen.push(value);
  state.currentDepth = inner;
  state.more = false;
  const output = shape.entries ? shape.entries(inner) : [];
  const { more } = state;
  for (const key of shape.keys) output.push(property(state, value, inner, key, shape.kind));
  state.seen.pop();
  let { base } = shape;
  if (state.circular?.has(value)) {
    const reference = `<ref *${state.circular.get(value)}>`;
    base = base === '' ? reference : `${reference} ${base}`;
  }
  if (state.sorted && shape.kind === KIND_OBJECT) {
    output.sort(state.sorted === true ? undefined : state.sorted);
  }
  state.more = more;
  return join(state, output, base, shape.braces, shape.kind, inner, value);
}

// What kind of thing it is: how it opens and closes, what it lists, or the
// whole text where there is nothing inside.
function shapeOf(state, value, constructor, tag) {
  const kind = classOf(value);
  const listed = Array.isArray(value) || isTypedArray(value);
  const shape = {
    keys: listed ? namedKeys(state, value) : keysOf(state, value),
    kind: listed ? KIND_ARRAY : KIND_OBJECT,
    base: '',
    braces: ['{', '}'],
    entries: undefined,
  };
  const { keys } = shape;
  const open = (fallback, size) => prefix(constructor, tag, fallback, size);
  if (Array.isArray(value)) {
    const before = constructor !== 'Array' || tag !== '' ? open('Array', `(${value.length})`) : '';
    if (value.length === 0 && keys.length === 0) return `${before}[]`;
    shape.braces = [`${before}[`, ']'];
    shape.entries = (level) => arrayEntries(state, value, level);
    return shape;
  }
  if (listed) {
    const before = open(kind, `(${value.length})`);
    if (value.length === 0 && keys.length === 0) return `${before}[]`;
    shape.braces = [`${before}[`, ']'];
    shape.entries = () => numbers(state, value);
    return shape;
  }
  switch (kind) {
    case 'Map':
    case 'Set': {
      const size = sizeOf[kind].call(value);
      const before = open(kind, `(${size})`);
      if (size === 0 && keys.length === 0) return `${before}{}`;
      shape.braces[0] = `${before}{`;
      shape.entries = (level) => collection(state, value, level, kind, size);
      return shape;
    }
    case 'MapIterator':
    case 'SetIterator':
      shape.braces[0] = `[${tag || kind}] {`;
      return shape;
    case 'Arguments':
      shape.braces[0] = '[Arguments] {';
      return keys.length === 0 ? '[Arguments] {}' : shape;
    case 'RegExp':
      shape.base = RegExp.prototype.toString.call(value);
      if (open('RegExp') !== 'RegExp ') shape.base = open('RegExp') + shape.base;
      return keys.length === 0 ? shape.base : shape;
    case 'Date': {
      const time = Date.prototype.getTime.call(value);
      shape.base = Number.isNaN(time) ? 'Invalid Date' : Date.prototype.toISOString.call(value);
      if (open('Date') !== 'Date ') shape.base = open('Date') + shape.base;
      return keys.length === 0 ? shape.base : shape;
    }
    case 'Promise':
      shape.braces[0] = `${open('Promise')}{`;
      shape.entries = (level) => promiseEntry(state, value, level);
      return shape;
    case 'WeakMap':
    case 'WeakSet':
      shape.braces[0] = `${open(kind)}{`;
      shape.entries = () => ['<items unknown>'];
      return shape;
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      shape.braces[0] = `${open(kind)}{`;
      shape.entries = () => [contents(state, value), `byteLength: ${value.byteLength}`];
      return shape;
    case 'DataView':
      shape.braces[0] = `${open(kind)}{`;
      shape.keys = ['byteLength', 'byteOffset', 'buffer', ...keys];
      return shape;
    default:
      return otherShape(state, value, constructor, tag, kind, shape);
  }
}

const sizeOf = {
  Map: Object.getOwnPropertyDescriptor(Map.prototype, 'size').get,
  Set: Object.getOwnPropertyDescriptor(Set.prototype, 'size').get,
};

function otherShape(state, value, constructor, tag, kind, shape) {
  const { keys } = shape;
  if (typeof value === 'function') {
    shape.base = functionBase(value, constructor, tag);
    return keys.length === 0 ? shape.base : shape;
  }
  if (kind === 'Error' || isError(value)) {
    shape.base = errorBase(value, constructor, tag, keys, state.indentation);
    return keys.length === 0 ? shape.base : shape;
  }
  if (isBoxedPrimitive(value)) {
    if (kind === 'String') shape.keys = keys.filter((key) => !/^\d+$/.test(String(key)));
    const inner = primitive({ ...state, breakLength: Infinity }, value.valueOf());
    const name = kind === constructor ? kind : `${kind} (${constructor})`;
    shape.base = `[${name}: ${inner}]`;
    return shape.keys.length === 0 ? shape.base : shape;
  }
  if (constructor === 'Object' && tag === '') {
    return keys.length === 0 ? '{}' : shape;
  }
  const before = prefix(constructor, tag, tag === 'Module' ? 'Module' : 'Object');
  shape.braces[0] = tag === 'Module' && constructor === null ? '[Module: null prototype] {' : `${before}{`;
  return keys.length === 0 ? `${shape.braces[0]}}` : shape;
}

function keysOf(state, value) {
  const all = state.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (state.showHidden || Object.prototype.propertyIsEnumerable.call(value, symbol)) all.push(symbol);
  }
  return all;
}

const isIndex = (key) => typeof key === 'string' && /^(0|[1-9]\d{0,9})$/.test(key);

function namedKeys(state, value) {
  // The keys of an array are its indices first, so a dense one has no others
  // if its last key is its last index.
  const keys = keysOf(state, value);
  if (keys.length === value.length && keys.length > 0 && keys.at(-1) === String(value.length - 1)) return [];
  return keys.filter((key) => !isIndex(key));
}

const remaining = (count) => `... ${count} more item${count > 1 ? 's' : ''}`;

function arrayEntries(state, value, level) {
  const output = [];
  const limit = Math.min(state.maxArrayLength, value.length);
  let index = 0;
  for (; index < value.length && output.length < limit; index++) {
    if (Object.hasOwn(value, index)) {
      output.push(property(state, value, level, index, KIND_ARRAY));
      continue;
    }
    let next = index + 1;
    while (next < value.length && !Object.hasOwn(value, next)) next++;
    output.push(`<${next - index} empty item${next - index > 1 ? 's' : ''}>`);
    index = next - 1;
  }
  const rest = value.length - index;
  state.more = rest > 0;
  if (rest > 0) output.push(remaining(rest));
  return output;
}

function numbers(state, value) {
  const shown = Math.min(state.maxArrayLength, value.length);
  const output = [];
  for (let index = 0; index < shown; index++) output.push(primitive(state, value[index]));
  state.more = value.length > shown;
  if (state.more) output.push(remaining(value.length - shown));
  return output;
}

function collection(state, value, level, kind, size) {
  const output = [];
  state.indentation += 2;
  const visit = (item, key) => {
    if (output.length >= state.maxArrayLength) return;
    output.push(kind === 'Set' ? show(state, item, level) : `${show(state, key, level)} => ${show(state, item, level)}`);
  };
  (kind === 'Set' ? Set : Map).prototype.forEach.call(value, visit);
  state.indentation -= 2;
  state.more = size > output.length;
  if (state.more) output.push(remaining(size - output.length));
  return output;
}

function promiseEntry(state, value, level) {
  const settled = host.promiseState(value);
  if (!settled) return ['<pending>'];
  const [fulfilled, result] = settled;
  state.indentation += 2;
  const shown = show(state, result, level);
  state.indentation -= 2;
  return [fulfilled ? shown : `<rejected> ${shown}`];
}

function contents(state, buffer) {
  const shown = new Uint8Array(buffer, 0, Math.min(buffer.byteLength, state.maxArrayLength));
  let bytes = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const rest = buffer.byteLength - shown.length;
  if (rest > 0) bytes += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  return `[Uint8Contents]: <${bytes}>`;
}

function property(state, value, level, key, kind) {
  const found = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
  let shown;
  if (found.get !== undefined || found.set !== undefined) {
    if (found.get === undefined) shown = '[Setter]';
    else shown = found.set === undefined ? '[Getter]' : '[Getter/Setter]';
  } else {
    state.indentation += 2;
    shown = show(state, found.value, level);
    state.indentation -= 2;
  }
  if (kind === KIND_ARRAY && typeof key === 'number') return shown;
  return `${keyName(key, found)}: ${shown}`;
}

function keyName(key, found) {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  if (key === '__proto__') return "['__proto__']";
  if (found.enumerable === false) return `[${key}]`;
  return isPlainName(key) ? key : quote(key);
}
