// node:buffer: Buffer is a Uint8Array that speaks encodings.
import host from 'internal:host';
import { codedError, invalidArgument, outOfRange } from 'node:internal/errors';
import { isAnyArrayBuffer } from 'node:internal/classes';
import { toBytes } from 'node:internal/encoding';
import { numberMethods } from 'node:modules/buffer_numbers';
import { custom } from 'node:internal/inspect';

const aliases = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  hex: 'hex',
  base64: 'base64',
  base64url: 'base64url',
  ascii: 'ascii',
  latin1: 'latin1',
  binary: 'latin1',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
};

export function normalizeEncoding(encoding = 'utf8') {
  const known = aliases[String(encoding).toLowerCase()];
  if (known === undefined) {
    throw codedError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  }
  return known;
}

// The encodings that are read like another one.
const readAs = { base64url: 'base64', ascii: 'latin1' };

function bytesOf(text, encoding) {
  const known = normalizeEncoding(encoding);
  return toBytes(text, readAs[known] ?? known);
}

const asBuffer = (bytes) => Object.setPrototypeOf(bytes, Buffer.prototype);

function bytesLike(value, encoding, name = 'value') {
  if (typeof value === 'string') return bytesOf(value, encoding);
  if (value instanceof Uint8Array) return value;
  throw invalidArgument(name, 'of type string or an instance of Buffer or Uint8Array', value);
}

class FastBuffer extends Uint8Array {}

export function Buffer(value, encodingOrOffset, length) {
  return typeof value === 'number' ? Buffer.alloc(value) : Buffer.from(value, encodingOrOffset, length);
}
Buffer.prototype = FastBuffer.prototype;
Object.setPrototypeOf(Buffer, Uint8Array);
Object.defineProperty(Buffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });

Buffer.poolSize = 8192;

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return asBuffer(bytesOf(value, encodingOrOffset));
  if (isAnyArrayBuffer(value)) return new FastBuffer(value, encodingOrOffset, length);
  if (value !== null && typeof value === 'object') {
    const inner = value.valueOf?.();
    if (inner !== value && inner != null) return Buffer.from(inner, encodingOrOffset, length);
    if (value.type === 'Buffer' && Array.isArray(value.data)) return asBuffer(Uint8Array.from(value.data));
    if (typeof value.length === 'number' || Symbol.iterator in value) return asBuffer(new Uint8Array(value));
  }
  throw invalidArgument('first argument', 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object', value);
};
Buffer.of = (...bytes) => asBuffer(Uint8Array.of(...bytes));
Buffer.alloc = function alloc(size, fill, encoding) {
  if (typeof size !== 'number') throw invalidArgument('size', 'of type number', size);
  if (!(size >= 0 && size <= 2 ** 31 - 1)) throw outOfRange('size', '>= 0 && <= 2147483647', size);
  const buffer = new FastBuffer(size);
  return fill === undefined || fill === 0 ? buffer : buffer.fill(fill, encoding);
};
Buffer.allocUnsafe = (size) => Buffer.alloc(size);
Buffer.allocUnsafeSlow = Buffer.allocUnsafe;
Buffer.isBuffer = (value) => value instanceof Buffer;
Buffer.isEncoding = (encoding) => typeof encoding === 'string' && encoding.toLowerCase() in aliases;
Buffer.byteLength = (value, encoding) =>
  typeof value === 'string' ? bytesOf(value, encoding).length : value.byteLength;
Buffer.compare = (one, other) => compareBytes(one, other);
Buffer.concat = function concat(list, total) {
  if (!Array.isArray(list)) throw invalidArgument('list', 'an instance of Array', list);
  total ??= list.reduce((sum, item) => sum + item.length, 0);
  const joined = Buffer.alloc(total);
  let offset = 0;
  for (const item of list) {
    if (offset >= total) break;
    const part = item.length > total - offset ? item.subarray(0, total - offset) : item;
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
};

function compareBytes(one, other) {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index++) {
    if (one[index] !== other[index]) return one[index] < other[index] ? -1 : 1;
  }
  return Math.sign(one.length - other.length);
}

function search(buffer, value, offset, encoding, backwards) {
  if (typeof offset === 'string') [offset, encoding] = [undefined, offset];
  const wanted = typeof value === 'number' ? Uint8Array.of(value) : bytesLike(value, encoding);
  const last = buffer.length - wanted.length;
  let index = offset === undefined ? (backwards ? last : 0) : Math.trunc(offset) || 0;
  if (index < 0) index += buffer.length;
  index = backwards ? Math.min(index, last) : Math.max(index, 0);
  const step = backwards ? -1 : 1;
  for (; index >= 0 && index <= last; index += step) {
    let matched = 0;
    while (matched < wanted.length && buffer[index + matched] === wanted[matched]) matched++;
    if (matched === wanted.length) return index;
  }
  return -1;
}

const methods = {
  toString(encoding, start = 0, end = this.length) {
    const from = Math.max(Math.trunc(start) || 0, 0);
    const to = Math.min(Math.trunc(end) || 0, this.length);
    return to <= from ? '' : host.toText(this, normalizeEncoding(encoding ?? 'utf8'), from, to);
  },
  toLocaleString(encoding) {
    return this.toString(encoding);
  },
  toJSON() {
    return { type: 'Buffer', data: Array.from(this) };
  },
  equals(other) {
    if (!(other instanceof Uint8Array)) throw invalidArgument('otherBuffer', 'an instance of Buffer or Uint8Array', other);
    return compareBytes(this, other) === 0;
  },
  compare(target, targetStart = 0, targetEnd = target.length, start = 0, end = this.length) {
    return compareBytes(this.subarray(start, end), target.subarray(targetStart, targetEnd));
  },
  write(text, offset = 0, length = undefined, encoding = undefined) {
    if (typeof offset === 'string') [offset, encoding] = [0, offset];
    if (typeof length === 'string') [length, encoding] = [undefined, length];
    const bytes = bytesOf(text, encoding);
    const count = Math.min(bytes.length, length ?? Infinity, this.length - offset);
    this.set(bytes.subarray(0, count), offset);
    return count;
  },
  fill(value, start = 0, end = this.length, encoding = undefined) {
    if (typeof start === 'string') [start, encoding] = [0, start];
    if (typeof value === 'number') return Uint8Array.prototype.fill.call(this, value, start, end);
    const bytes = bytesLike(value, encoding);
    for (let index = start; index < end && bytes.length > 0; index++) this[index] = bytes[(index - start) % bytes.length];
    return this;
  },
  copy(target, targetStart = 0, start = 0, end = this.length) {
    const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
    target.set(part, targetStart);
    return part.length;
  },
  slice(start, end) {
    return this.subarray(start, end);
  },
  indexOf(value, offset, encoding) {
    return search(this, value, offset, encoding, false);
  },
  lastIndexOf(value, offset, encoding) {
    return search(this, value, offset, encoding, true);
  },
  includes(value, offset, encoding) {
    return search(this, value, offset, encoding, false) !== -1;
  },
  swap16() {
    for (let index = 0; index + 1 < this.length; index += 2) this.subarray(index, index + 2).reverse();
    return this;
  },
  [custom]() {
    const shown = host.toText(this, 'hex', 0, 50).replace(/(..)(?=.)/g, '$1 ');
    const rest = this.length - 50;
    const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : '';
    return `<Buffer ${shown}${more}>`;
  },
  ...numberMethods,
};
for (const name of Reflect.ownKeys(methods)) {
  Object.defineProperty(Buffer.prototype, name, { value: methods[name], writable: true, configurable: true });
}

export function btoa(text) {
  const units = String(text);
  if (/[^\x00-\xff]/.test(units)) throw new DOMException('Invalid character', 'InvalidCharacterError');
  return host.toText(toBytes(units, 'latin1'), 'base64', 0, units.length);
}

export function atob(text) {
  const clean = String(text).replace(/[\t\n\f\r ]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.replace(/=+$/, '').length % 4 === 1) {
    throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
  }
  const bytes = toBytes(clean, 'base64');
  return host.toText(bytes, 'latin1', 0, bytes.length);
}

export default { Buffer, atob, btoa, constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 30 - 25 }, kMaxLength: 2 ** 31 - 1 };
