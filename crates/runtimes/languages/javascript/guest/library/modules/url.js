// node:url, with the older parse() and format().
import { URL, URLSearchParams } from 'node:internal/url';
import querystring from 'node:modules/querystring';

function fileURLToPath(url) {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:') throw new TypeError('The URL must be of scheme file');
  return decodeURIComponent(pathname);
}

function pathToFileURL(path) {
  return new URL(`file://${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`);
}

function parse(text, readQuery = false) {
  const found = /^([a-zA-Z][a-zA-Z0-9+.-]*:)?(\/\/)?(?:([^/?#@]*)@)?(?:([^/?#:]*)(?::(\d+))?)?([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text);
  const hasHost = found[2] !== undefined;
  const search = found[7] ?? null;
  const query = search === null ? null : search.slice(1);
  const pathname = (hasHost ? found[6] : (found[4] ?? '') + (found[5] ? `:${found[5]}` : '') + found[6]) || (hasHost ? '/' : null);
  return {
    protocol: found[1]?.toLowerCase() ?? null,
    slashes: hasHost || null,
    auth: found[3] ?? null,
    host: hasHost ? found[4] + (found[5] ? `:${found[5]}` : '') : null,
    port: (hasHost && found[5]) || null,
    hostname: hasHost ? found[4] : null,
    hash: found[8] ?? null,
    search,
    query: readQuery ? querystring.parse(query ?? '') : query,
    pathname,
    path: pathname === null && search === null ? null : (pathname ?? '') + (search ?? ''),
    href: text,
  };
}

function format(url) {
  if (typeof url === 'string') return url;
  if (url instanceof URL) return url.href;
  const protocol = url.protocol ? url.protocol.replace(/:?$/, ':') : '';
  const host = url.host ?? (url.hostname ? url.hostname + (url.port ? `:${url.port}` : '') : '');
  const query = url.query && typeof url.query === 'object' ? querystring.stringify(url.query) : '';
  const search = url.search ?? (query ? `?${query}` : '');
  const slashes = url.slashes || /^(https?|ftp|file):$/.test(protocol) ? '//' : '';
  return `${protocol}${slashes}${url.auth ? `${url.auth}@` : ''}${host}${url.pathname ?? ''}${search}${url.hash ?? ''}`;
}

const resolve = (from, to) => new URL(to, new URL(from, 'resolve://')).href.replace(/^resolve:\/\//, '');

export default { URL, URLSearchParams, fileURLToPath, pathToFileURL, parse, format, resolve };
