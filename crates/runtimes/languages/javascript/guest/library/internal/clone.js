// structuredClone
import { classOf, isBoxedPrimitive, isNativeError, isTypedArray } from 'node:internal/classes';

const errorNames = new Set(['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

export function structuredClone(value) {
  return clone(value, new Map());
}

function refuse(value) {
  const name = typeof value === 'symbol' ? String(value) : typeof value === 'function' ? String(value) : '#<Object>';
  throw new DOMException(`${name} could not be cloned.`, 'DataCloneError');
}

function clone(value, seen) {
  if (typeof value === 'function' || typeof value === 'symbol') refuse(value);
  if (value === null || typeof value !== 'object') return value;
  if (seen.has(value)) return seen.get(value);
  const kind = classOf(value);
  const copy = shell(value, kind, seen);
  seen.set(value, copy);
  if (kind === 'Map') {
    for (const [key, item] of [...value]) copy.set(clone(key, seen), clone(item, seen));
  } else if (kind === 'Set') {
    for (const item of [...value]) copy.add(clone(item, seen));
  } else if (kind === undefined || Array.isArray(value)) {
    for (const key of Object.keys(value)) copy[key] = clone(value[key], seen);
  }
  return copy;
}

// The copy without what is inside of it.
function shell(value, kind, seen) {
  if (Array.isArray(value)) return new Array(value.length);
  if (isTypedArray(value)) {
    const buffer = clone(value.buffer, seen);
    return new globalThis[kind](buffer, value.byteOffset, value.length);
  }
  if (isBoxedPrimitive(value)) return kind === 'Symbol' ? refuse(value) : Object(value.valueOf());
  if (isNativeError(value)) return cloneError(value, seen);
  switch (kind) {
    case 'Map':
      return new Map();
    case 'Set':
      return new Set();
    case 'Date':
      return new Date(value.getTime());
    case 'RegExp':
      return new RegExp(value.source, value.flags);
    case 'ArrayBuffer':
      return value.slice(0);
    case 'DataView':
      return new DataView(clone(value.buffer, seen), value.byteOffset, value.byteLength);
    case undefined:
      return {};
    default:
      return refuse(value);
  }
}

function cloneError(value, seen) {
  const Base = errorNames.has(value.name) ? globalThis[value.name] : Error;
  const error = new Base(value.message);
  seen.set(value, error);
  if ('cause' in value) Object.defineProperty(error, 'cause', { value: clone(value.cause, seen), writable: true, configurable: true });
  return error;
}
