// node:crypto and the global crypto: hashes, HMAC, and random values from
// the sandbox's seeded source.
import host from 'internal:host';
import { toBytes } from 'node:internal/encoding';
import { codedError, invalidArgument } from 'node:internal/errors';
import { isTypedArray } from 'node:internal/classes';
import { Buffer, normalizeEncoding } from 'node:modules/buffer';

const blockSizes = { md5: 64, sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 };

function algorithmOf(name) {
  const known = String(name).toLowerCase().replace('-', '');
  if (!Object.hasOwn(blockSizes, known)) throw codedError(Error, 'ERR_OSSL_EVP_UNSUPPORTED', `Digest method not supported: ${name}`);
  return known;
}

function bytesOf(data, encoding) {
  if (typeof data === 'string') return toBytes(data, normalizeEncoding(encoding ?? 'utf8'));
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw invalidArgument('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
}

const digest = (algorithm, bytes) => Buffer.from(host.digest(algorithm, bytes).buffer);

class Hash {
  #algorithm;
  #parts = [];
  #done = false;

  constructor(algorithm) {
    this.#algorithm = algorithmOf(algorithm);
  }

  update(data, encoding) {
    if (this.#done) throw codedError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#parts.push(bytesOf(data, encoding));
    return this;
  }

  copy() {
    const copy = new Hash(this.#algorithm);
    copy.#parts = [...this.#parts];
    return copy;
  }

  digest(encoding) {
    if (this.#done) throw codedError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#done = true;
    const hash = digest(this.#algorithm, Buffer.concat(this.#parts));
    return encoding && encoding !== 'buffer' ? hash.toString(encoding) : hash;
  }
}

class Hmac {
  #outer;
  #inner;

  constructor(algorithm, key) {
    const size = blockSizes[algorithmOf(algorithm)];
    let secret = bytesOf(key);
    if (secret.length > size) secret = digest(algorithmOf(algorithm), secret);
    const padded = new Uint8Array(size);
    padded.set(secret);
    this.#outer = new Hash(algorithm).update(padded.map((byte) => byte ^ 0x5c));
    this.#inner = new Hash(algorithm).update(padded.map((byte) => byte ^ 0x36));
  }

  update(data, encoding) {
    this.#inner.update(data, encoding);
    return this;
  }

  digest(encoding) {
    return this.#outer.update(this.#inner.digest()).digest(encoding);
  }
}

const randomBytes = (size, callback) => {
  const bytes = Buffer.from(host.randomBytes(size).buffer);
  if (callback) process.nextTick(callback, null, bytes);
  return bytes;
};

function randomUUID() {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function randomInt(minimum, maximum, callback) {
  if (maximum === undefined || typeof maximum === 'function') [minimum, maximum, callback] = [0, minimum, maximum];
  const number = minimum + Math.floor(host.random() * (maximum - minimum));
  if (callback) process.nextTick(callback, null, number);
  return number;
}

function getRandomValues(target) {
  if (!isTypedArray(target)) throw invalidArgument('typedArray', 'an integer-type TypedArray', target);
  new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(host.randomBytes(target.byteLength));
  return target;
}

function timingSafeEqual(one, other) {
  if (one.byteLength !== other.byteLength) {
    throw codedError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  }
  return Buffer.compare(bytesOf(one), bytesOf(other)) === 0;
}

const subtle = {
  digest: async (algorithm, data) => {
    const bytes = ArrayBuffer.isView(data) ? bytesOf(data) : new Uint8Array(data);
    return host.digest(algorithmOf(algorithm.name ?? algorithm), bytes).buffer;
  },
};

export const webcrypto = { getRandomValues, randomUUID, subtle };

export default {
  createHash: (algorithm) => new Hash(algorithm),
  createHmac: (algorithm, key) => new Hmac(algorithm, key),
  hash: (algorithm, data, encoding = 'hex') => new Hash(algorithm).update(data).digest(encoding),
  getHashes: () => Object.keys(blockSizes),
  getRandomValues,
  randomBytes,
  randomFillSync: getRandomValues,
  randomInt,
  randomUUID,
  timingSafeEqual,
  webcrypto,
  subtle,
};
