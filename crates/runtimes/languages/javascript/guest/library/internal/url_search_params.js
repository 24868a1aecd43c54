// URLSearchParams: a list of names and values, as forms send them.
import { invalidArgument } from 'node:internal/errors';
import { custom } from 'node:internal/inspect';

const decode = (text) => {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/(%[0-9a-fA-F]{2})+/g, (run) => {
      const bytes = run.slice(1).split('%').map((byte) => Number.parseInt(byte, 16));
      return new TextDecoder().decode(Uint8Array.from(bytes));
    });
  }
};

const encode = (text) =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

function read(text) {
  const pairs = [];
  for (const part of text.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const [name, ...value] = part.split('=');
    pairs.push([decode(name), decode(value.join('='))]);
  }
  return pairs;
}

export class URLSearchParams {
  #pairs = [];
  #changed = () => {};

  constructor(init = '') {
    if (init === null || typeof init !== 'object') {
      this.#pairs = read(String(init));
    } else if (typeof init[Symbol.iterator] === 'function') {
      for (const pair of init) {
        const [name, value, ...more] = pair;
        if (value === undefined || more.length > 0) throw invalidArgument('init', 'an iterable of [name, value] pairs', init);
        this.#pairs.push([String(name), String(value)]);
      }
    } else {
      for (const name of Object.keys(init)) this.#pairs.push([name, String(init[name])]);
    }
  }

  // Calls back with the new text after every change.
  static connect(params, changed) {
    params.#changed = () => changed(params.toString());
  }

  get size() {
    return this.#pairs.length;
  }

  append(name, value) {
    this.#pairs.push([String(name), String(value)]);
    this.#changed();
  }

  delete(name, value) {
    this.#pairs = this.#pairs.filter(([key, item]) => key !== String(name) || (value !== undefined && item !== String(value)));
    this.#changed();
  }

  get(name) {
    return this.#pairs.find(([key]) => key === String(name))?.[1] ?? null;
  }

  getAll(name) {
    return this.#pairs.filter(([key]) => key === String(name)).map(([, value]) => value);
  }

  has(name, value) {
    return this.#pairs.some(([key, item]) => key === String(name) && (value === undefined || item === String(value)));
  }

  set(name, value) {
    const first = this.#pairs.findIndex(([key]) => key === String(name));
    if (first === -1) {
      this.#pairs.push([String(name), String(value)]);
    } else {
      this.#pairs[first] = [String(name), String(value)];
      this.#pairs = this.#pairs.filter(([key], index) => index <= first || key !== String(name));
    }
    this.#changed();
  }

  sort() {
    this.#pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    this.#changed();
  }

  forEach(callback, receiver) {
    for (const [name, value] of this.#pairs) Reflect.apply(callback, receiver, [value, name, this]);
  }

  *entries() {
    for (const pair of this.#pairs) yield [...pair];
  }

  *keys() {
    for (const [name] of this.#pairs) yield name;
  }

  *values() {
    for (const [, value] of this.#pairs) yield value;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  toString() {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  [custom](depth, options, inspect) {
    if (this.#pairs.length === 0) return 'URLSearchParams {}';
    const shown = this.#pairs.map(([name, value]) => `${inspect(name)} => ${inspect(value)}`);
    return `URLSearchParams { ${shown.join(', ')} }`;
  }

  get [Symbol.toStringTag]() {
    return 'URLSearchParams';
  }
}

export const { connect } = URLSearchParams;
delete URLSearchParams.connect;
