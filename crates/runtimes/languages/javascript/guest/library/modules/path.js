// node:path, POSIX paths only.
import { checkString } from 'node:internal/errors';

function normalised(path, absolute) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!absolute) parts.push('..');
  }
  return parts.join('/');
}

const path = {
  sep: '/',
  delimiter: ':',

  normalize(text) {
    checkString(text, 'path');
    if (text === '') return '.';
    const absolute = text.startsWith('/');
    const clean = normalised(text, absolute);
    if (clean === '') return absolute ? '/' : text.endsWith('/') ? './' : '.';
    return (absolute ? '/' : '') + clean + (text.endsWith('/') ? '/' : '');
  },

  isAbsolute(text) {
    checkString(text, 'path');
    return text.startsWith('/');
  },

  join(...parts) {
    for (const part of parts) checkString(part, 'path');
    const joined = parts.filter((part) => part !== '').join('/');
    return joined === '' ? '.' : path.normalize(joined);
  },

  resolve(...parts) {
    let resolved = '';
    for (const part of [process.cwd(), ...parts]) {
      checkString(part, 'path');
      if (part === '') continue;
      resolved = part.startsWith('/') ? part : `${resolved}/${part}`;
    }
    return `/${normalised(resolved, true)}`;
  },

  relative(from, to) {
    const start = path.resolve(from).split('/').filter(Boolean);
    const end = path.resolve(to).split('/').filter(Boolean);
    let shared = 0;
    while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++;
    return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
  },

  dirname(text) {
    checkString(text, 'path');
    const trimmed = text.replace(/\/+$/, '');
    if (trimmed === '') return text.startsWith('/') ? '/' : '.';
    const at = trimmed.lastIndexOf('/');
    if (at === -1) return '.';
    return trimmed.slice(0, at).replace(/\/+$/, '') || '/';
  },

  basename(text, suffix) {
    checkString(text, 'path');
    const name = text.replace(/\/+$/, '').split('/').at(-1);
    return suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  },

  extname(text) {
    const name = path.basename(text);
    const at = name.lastIndexOf('.');
    return at <= 0 || /^\.+$/.test(name) && name.length <= 2 ? '' : name.slice(at);
  },

  parse(text) {
    checkString(text, 'path');
    const root = text.startsWith('/') ? '/' : '';
    const base = path.basename(text);
    const ext = path.extname(base);
    const folder = path.dirname(text);
    const dir = folder === '.' && !text.startsWith('.') ? '' : folder;
    return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) };
  },

  format({ root = '', dir, base, name = '', ext = '' }) {
    const file = base ?? name + (ext === '' || ext.startsWith('.') ? ext : `.${ext}`);
    if (!dir) return root + file;
    return dir === root ? dir + file : `${dir}/${file}`;
  },

  toNamespacedPath: (text) => text,
};

path.posix = path;
Object.defineProperty(path, 'win32', { value: path, enumerable: false });

export default path;
