// TextEncoder and TextDecoder: UTF-8, UTF-16 and Latin-1.
import host from 'internal:host';
import { codedError } from 'node:internal/errors';

// UTF-8 or another encoding; half a surrogate pair becomes U+FFFD.
export function toBytes(text, encoding = 'utf8') {
  try {
    return host.toBytes(text, encoding);
  } catch {
    return host.toBytes(text.toWellFormed(), encoding);
  }
}

export class TextEncoder {
  get encoding() {
    return 'utf-8';
  }

  encode(text = '') {
    return toBytes(String(text));
  }

  encodeInto(text, target) {
    const encoded = toBytes(String(text));
    let written = Math.min(encoded.length, target.length);
    while (written < encoded.length && (encoded[written] & 0xc0) === 0x80) written--;
    target.set(encoded.subarray(0, written));
    return { read: host.toText(encoded, 'utf8', 0, written).length, written };
  }
}

const labels = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'utf-16le': 'utf16le',
  'utf-16': 'utf16le',
  utf16le: 'utf16le',
  latin1: 'latin1',
  ascii: 'latin1',
  'iso-8859-1': 'latin1',
  'windows-1252': 'latin1',
};
const names = { utf8: 'utf-8', utf16le: 'utf-16le', latin1: 'windows-1252' };

export class TextDecoder {
  #encoding;
  #fatal;
  #keepMark;
  #rest = new Uint8Array();
  #begun = false;

  constructor(label = 'utf-8', options = {}) {
    this.#encoding = labels[String(label).trim().toLowerCase()];
    if (this.#encoding === undefined) {
      throw codedError(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`);
    }
    this.#fatal = Boolean(options.fatal);
    this.#keepMark = Boolean(options.ignoreBOM);
  }

  get encoding() {
    return names[this.#encoding];
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#keepMark;
  }

  decode(input = new Uint8Array(), { stream = false } = {}) {
    let bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    if (this.#rest.length > 0) {
      const joined = new Uint8Array(this.#rest.length + bytes.length);
      joined.set(this.#rest);
      joined.set(bytes, this.#rest.length);
      bytes = joined;
    }
    const end = stream ? bytes.length - unfinished(bytes, this.#encoding) : bytes.length;
    this.#rest = bytes.slice(end);
    if (this.#fatal && this.#encoding === 'utf8' && !host.isUtf8(bytes.subarray(0, end))) {
      throw codedError(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'The encoded data was not valid for encoding utf-8');
    }
    const text = host.toText(bytes, this.#encoding, 0, end);
    const marked = !this.#begun && !this.#keepMark && text.charCodeAt(0) === 0xfeff;
    this.#begun = stream && (this.#begun || text !== '');
    return marked ? text.slice(1) : text;
  }
}

// How many bytes at the end begin a character that is not all there yet.
export function unfinished(bytes, encoding) {
  if (encoding !== 'utf8') return encoding === 'utf16le' ? bytes.length % 2 : 0;
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
