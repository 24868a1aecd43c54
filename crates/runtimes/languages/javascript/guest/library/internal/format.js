// util.format: `%s` and its kin, and everything else inspected.
import { inspect } from 'node:internal/inspect';
import { isError } from 'node:internal/classes';

const plainNumber = (value) => (Object.is(value, -0) ? '-0' : `${value}`);

function asNumber(value, convert) {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'NaN';
  return plainNumber(convert(value));
}

// Whether its class, not the engine, says how it reads as a string.
function hasOwnToString(value) {
  if (typeof value.toString !== 'function') return false;
  if (Object.hasOwn(value, 'toString')) return true;
  let object = value;
  while (object !== null && !Object.hasOwn(object, 'toString')) object = Object.getPrototypeOf(object);
  return object !== null && !builtins.has(object);
}

const builtins = new Set(
  [Object, Array, Function, RegExp, Date, Error, Number, String, Boolean, Symbol, BigInt, Map, Set]
    .map((constructor) => constructor.prototype),
);

function asString(value, options) {
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null || hasOwnToString(value) || isError(value)) return String(value);
  return inspect(value, { ...options, depth: 0, compact: 3 });
}

function asJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

const conversions = {
  s: asString,
  d: (value) => asNumber(value, Number),
  i: (value) => asNumber(value, Number.parseInt),
  f: (value) => asNumber(value, Number.parseFloat),
  j: asJson,
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  O: (value, options) => inspect(value, options),
  c: () => '',
};

export function format(...values) {
  return formatWithOptions(undefined, ...values);
}

export function formatWithOptions(options, ...values) {
  const [first] = values;
  if (typeof first !== 'string') return values.map((value) => plain(value, options)).join(' ');
  if (values.length === 1) return first;
  let used = 1;
  let text = first;
  if (first.includes('%')) {
    text = first.replace(/%([sdifjoOc%])/g, (whole, letter) => {
      if (letter === '%') return '%';
      if (used >= values.length) return whole;
      return conversions[letter](values[used++], options);
    });
  }
  for (const value of values.slice(used)) text += ` ${plain(value, options)}`;
  return text;
}

const plain = (value, options) => (typeof value === 'string' ? value : inspect(value, options));
