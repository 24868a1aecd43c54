// Deep equality: assert.deepStrictEqual, assert.deepEqual, and the looser
// one of expect().toEqual.
import { classOf, isBoxedPrimitive, isNativeError, isTypedArray } from 'node:internal/classes';

// strict: prototypes and types count. ignoreUndefined: a property that is
// undefined equals one that is missing.
export const STRICT = { strict: true, ignoreUndefined: false };
export const LOOSE = { strict: false, ignoreUndefined: false };
export const JEST = { strict: true, ignorePrototypes: true, ignoreUndefined: true };

export const isDeepStrictEqual = (one, other) => deepEqual(one, other, STRICT);

// `matches` may decide for a pair: true, false, or undefined to go on.
export function deepEqual(one, other, rules, matches = undefined) {
  return equal(one, other, { ...rules, matches, seen: new Map() });
}

function equal(one, other, state) {
  const decided = state.matches?.(one, other);
  if (decided !== undefined) return decided;
  if (isPrimitive(one) || isPrimitive(other)) return primitivesEqual(one, other, state);
  if (one === other) return true;
  const kind = classOf(one);
  if (kind !== classOf(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  if (state.strict && !state.ignorePrototypes && Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (!contentsEqual(one, other, kind)) return false;
  if (state.seen.get(one) === other) return true;
  state.seen.set(one, other);
  const same = propertiesEqual(one, other, kind, state) && membersEqual(one, other, kind, state);
  state.seen.delete(one);
  return same;
}

const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');

function primitivesEqual(one, other, state) {
  if (state.strict) return Object.is(one, other);
  if (isPrimitive(one) && isPrimitive(other)) return one == other || (Number.isNaN(one) && Number.isNaN(other));
  return false;
}

// What the engine keeps inside of an object.
function contentsEqual(one, other, kind) {
  if (typeof one === 'function') return false;
  if (kind === 'Date') return Object.is(one.getTime(), other.getTime());
  if (kind === 'RegExp') return String(one) === String(other) && one.lastIndex === other.lastIndex;
  if (isBoxedPrimitive(one)) return Object.is(one.valueOf(), other.valueOf());
  if (isNativeError(one) || isNativeError(other)) return one.message === other.message && one.name === other.name;
  if (isTypedArray(one)) return one.length === other.length && one.every((item, index) => Object.is(item, other[index]));
  if (kind === 'ArrayBuffer') return contentsEqual(new Uint8Array(one), new Uint8Array(other), 'Uint8Array');
  if (Array.isArray(one)) return one.length === other.length;
  if (kind === 'Map' || kind === 'Set') return one.size === other.size;
  return !['WeakMap', 'WeakSet', 'Promise'].includes(kind);
}

function keysOf(value, kind, state) {
  if (isTypedArray(value)) return Object.keys(value).filter((key) => !/^\d+$/.test(key));
  const keys = Object.keys(value);
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
  }
  if (kind === 'Error' && Object.hasOwn(value, 'cause') && !keys.includes('cause')) keys.push('cause');
  return state.ignoreUndefined ? keys.filter((key) => value[key] !== undefined) : keys;
}

function propertiesEqual(one, other, kind, state) {
  const keys = keysOf(one, kind, state);
  if (keys.length !== keysOf(other, kind, state).length) return false;
  return keys.every((key) => (state.ignoreUndefined || Object.hasOwn(other, key)) && equal(one[key], other[key], state));
}

function membersEqual(one, other, kind, state) {
  if (kind === 'Set') return setsEqual(one, other, state);
  if (kind === 'Map') return mapsEqual(one, other, state);
  return true;
}

function setsEqual(one, other, state) {
  const unmatched = [...other].filter((item) => !one.has(item));
  for (const item of one) {
    if (other.has(item)) continue;
    const index = unmatched.findIndex((candidate) => equal(item, candidate, state));
    if (index === -1) return false;
    unmatched.splice(index, 1);
  }
  return true;
}

function mapsEqual(one, other, state) {
  const unmatched = [...other].filter(([key]) => !one.has(key));
  for (const [key, value] of one) {
    if (other.has(key)) {
      if (!equal(value, other.get(key), state)) return false;
      continue;
    }
    const index = unmatched.findIndex(([candidate, item]) => equal(key, candidate, state) && equal(value, item, state));
    if (index === -1) return false;
    unmatched.splice(index, 1);
  }
  return true;
}
