// node:string_decoder
import host from 'internal:host';
import { unfinished } from 'node:internal/encoding';
import { normalizeEncoding } from 'node:modules/buffer';

export class StringDecoder {
  #rest = new Uint8Array();

  constructor(encoding) {
    this.encoding = normalizeEncoding(encoding);
  }

  write(chunk) {
    if (typeof chunk === 'string') return chunk;
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    const open = this.encoding.startsWith('base64') ? bytes.length % 3 : unfinished(bytes, this.encoding);
    this.#rest = bytes.slice(bytes.length - open);
    return host.toText(bytes, this.encoding, 0, bytes.length - open);
  }

  end(chunk) {
    const text = chunk === undefined ? '' : this.write(chunk);
    const rest = this.#rest;
    this.#rest = new Uint8Array();
    return text + (rest.length === 0 ? '' : host.toText(rest, this.encoding, 0, rest.length));
  }
}

export default { StringDecoder };
