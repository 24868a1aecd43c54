// URL and URLSearchParams: the usual web addresses. Host names are ASCII.
import { codedError } from 'node:internal/errors';
import { custom } from 'node:internal/inspect';
import { toBytes } from 'node:internal/encoding';
import { URLSearchParams, connect } from 'node:internal/url_search_params';

export { URLSearchParams };

const ports = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };
const isSpecial = (protocol) => Object.hasOwn(ports, protocol);

const unsafe = {
  path: /[^\x21\x24-\x3b\x3d\x40-\x5f\x61-\x7a\x7c\x7e%]/gu,
  query: /[^\x21\x24-\x3b\x3d\x3f-\x7e%]/gu,
  hash: /[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7e%]/gu,
  user: /[^\x21\x24-\x2e\x30-\x39\x41-\x5a\x5f\x61-\x7a\x7e%]/gu,
};

function percent(text, set) {
  return text.replace(unsafe[set], (character) =>
    Array.from(toBytes(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

function invalid(input) {
  const error = codedError(TypeError, 'ERR_INVALID_URL', 'Invalid URL');
  error.input = input;
  return error;
}

function parse(input, base) {
  const text = input.trim().replace(/[\t\n\r]/g, '');
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
  if (scheme) return absolute(scheme[1].toLowerCase() + ':', text.slice(scheme[0].length), input);
  if (base === undefined) throw invalid(input);
  return relative(text, base);
}

function split(rest) {
  const [beforeHash, ...hash] = rest.split('#');
  const [path, ...query] = beforeHash.split('?');
  return {
    path,
    search: query.length > 0 ? `?${percent(query.join('?'), 'query')}` : '',
    hash: hash.length > 0 ? `#${percent(hash.join('#'), 'hash')}` : '',
  };
}

function absolute(protocol, rest, input) {
  const special = isSpecial(protocol);
  const { path: whole, search, hash } = split(rest);
  const slashed = special ? whole.replaceAll('\\', '/') : whole;
  const parts = { protocol, username: '', password: '', hostname: '', port: '', pathname: slashed, search, hash, opaque: false };
  const found = /^(\/*)([^/]*)(.*)$/s.exec(slashed);
  const hasAuthority = special && protocol !== 'file:' ? found[1].length >= 0 : slashed.startsWith('//');
  if (!hasAuthority) {
    parts.opaque = !slashed.startsWith('/') && protocol !== 'file:';
    parts.pathname = parts.opaque ? percent(slashed, 'hash') : normalise(slashed);
    return parts;
  }
  const authority = special && protocol !== 'file:' ? found[2] : /^\/\/([^/]*)/.exec(slashed)[1];
  const pathname = special && protocol !== 'file:' ? found[3] : slashed.slice(2 + authority.length);
  readAuthority(parts, authority, input, special);
  parts.pathname = pathname === '' && !special ? '' : normalise(pathname);
  return parts;
}

function readAuthority(parts, authority, input, special) {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  if (at !== -1) {
    const [user, ...password] = authority.slice(0, at).split(':');
    parts.username = percent(user, 'user');
    parts.password = percent(password.join(':'), 'user');
  }
  const found = /^(\[[0-9a-fA-F:.]+\]|[^:]*)(?::(\d*))?$/.exec(host);
  if (!found) throw invalid(input);
  let name = found[1];
  if (special) name = decode(name).toLowerCase();
  if ((special && name === '' && parts.protocol !== 'file:') || /[\x00-\x20#%/<>?@\\^|]/.test(name)) throw invalid(input);
  const port = found[2] ?? '';
  if (port !== '' && Number(port) > 65535) throw invalid(input);
  parts.hostname = name;
  parts.port = port === '' || String(Number(port)) === ports[parts.protocol] ? '' : String(Number(port));
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function normalise(path) {
  const segments = [];
  const parts = path.replace(/^\//, '').split('/');
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    if (part === '..' || part.toLowerCase() === '%2e%2e') {
      segments.pop();
      if (last) segments.push('');
    } else if (part === '.' || part.toLowerCase() === '%2e') {
      if (last) segments.push('');
    } else {
      segments.push(percent(part, 'path'));
    }
  });
  return `/${segments.join('/')}`;
}

function relative(text, base) {
  if (base.opaque && !text.startsWith('#')) throw invalid(text);
  if (text.startsWith('//')) return absolute(base.protocol, text, text);
  const { path, search, hash } = split(isSpecial(base.protocol) ? text.replace(/^[^?#]*/, (part) => part.replaceAll('\\', '/')) : text);
  const parts = { ...base, search, hash };
  if (path === '') {
    if (!text.includes('?')) parts.search = base.search;
    return parts;
  }
  const folder = base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1);
  parts.pathname = normalise(path.startsWith('/') ? path : folder + path);
  return parts;
}

export class URL {
  #parts;
  #query;

  constructor(input, base = undefined) {
    const from = base === undefined ? undefined : URL.#partsOf(base);
    this.#parts = parse(String(input), from);
    this.#query = new URLSearchParams(this.#parts.search);
    connect(this.#query, (text) => {
      this.#parts.search = text === '' ? '' : `?${text}`;
    });
  }

  static #partsOf(base) {
    return #parts in Object(base) ? base.#parts : parse(String(base), undefined);
  }

  static canParse(input, base) {
    try {
      return Boolean(new URL(input, base));
    } catch {
      return false;
    }
  }

  static parse(input, base) {
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  get href() {
    const { protocol, username, password, pathname, search, hash, opaque } = this.#parts;
    const user = username || password ? `${username}${password ? `:${password}` : ''}@` : '';
    const authority = opaque || (this.host === '' && !isSpecial(protocol)) ? '' : `//${user}${this.host}`;
    return `${protocol}${authority}${pathname}${search}${hash}`;
  }

  set href(value) {
    this.#parts = parse(String(value), undefined);
    this.#reread();
  }

  #reread() {
    const fresh = new URLSearchParams(this.#parts.search);
    const { search } = this.#parts;
    for (const key of new Set(this.#query.keys())) this.#query.delete(key);
    for (const [key, value] of fresh) this.#query.append(key, value);
    this.#parts.search = search;
  }

  get origin() {
    return isSpecial(this.protocol) && this.protocol !== 'file:' ? `${this.protocol}//${this.host}` : 'null';
  }

  get protocol() {
    return this.#parts.protocol;
  }

  set protocol(value) {
    this.#parts.protocol = `${String(value).replace(/:.*$/s, '').toLowerCase()}:`;
  }

  get username() {
    return this.#parts.username;
  }

  set username(value) {
    this.#parts.username = percent(String(value), 'user');
  }

  get password() {
    return this.#parts.password;
  }

  set password(value) {
    this.#parts.password = percent(String(value), 'user');
  }

  get host() {
    const { hostname, port } = this.#parts;
    return port === '' ? hostname : `${hostname}:${port}`;
  }

  set host(value) {
    const [name, port = this.#parts.port] = String(value).split(':');
    this.#parts.hostname = name.toLowerCase();
    this.port = port;
  }

  get hostname() {
    return this.#parts.hostname;
  }

  set hostname(value) {
    this.#parts.hostname = String(value).toLowerCase();
  }

  get port() {
    return this.#parts.port;
  }

  set port(value) {
    const digits = /^\d*/.exec(String(value))[0];
    this.#parts.port = digits === ports[this.protocol] ? '' : digits;
  }

  get pathname() {
    return this.#parts.pathname;
  }

  set pathname(value) {
    if (!this.#parts.opaque) this.#parts.pathname = normalise(String(value).replace(/[?#]/g, encodeURIComponent));
  }

  get search() {
    return this.#parts.search === '?' ? '' : this.#parts.search;
  }

  set search(value) {
    const text = String(value).replace(/^\?/, '');
    this.#parts.search = text === '' ? '' : `?${percent(text.replaceAll('#', '%23'), 'query')}`;
    this.#reread();
  }

  get hash() {
    return this.#parts.hash === '#' ? '' : this.#parts.hash;
  }

  set hash(value) {
    const text = String(value).replace(/^#/, '');
    this.#parts.hash = text === '' ? '' : `#${percent(text, 'hash')}`;
  }

  get searchParams() {
    return this.#query;
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }

  [custom](depth, options, inspect) {
    const shown = {};
    for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) {
      shown[name] = this[name];
    }
    return `URL ${inspect(shown, options)}`;
  }

  get [Symbol.toStringTag]() {
    return 'URL';
  }
}
