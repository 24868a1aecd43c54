// node:fs: files inside the sandbox, synchronously, by callback (which comes
// on a later tick) and by promise.
import host from 'internal:host';
import { checkFunction, codedError, invalidArgument } from 'node:internal/errors';
import { toBytes } from 'node:internal/encoding';
import { Buffer, normalizeEncoding } from 'node:modules/buffer';
import path from 'node:modules/path';
import { Readable, Writable } from 'node:modules/stream';
import { descriptors } from 'node:modules/fs_descriptors';
import { Dirent, Stats } from 'node:modules/fs_stats';
import { nextTick } from 'node:internal/tasks';

const STDIN = new Set(['/dev/stdin', '/proc/self/fd/0', '/dev/fd/0']);

export function located(file) {
  if (file instanceof URL) return decodeURIComponent(file.pathname);
  if (file instanceof Uint8Array) file = Buffer.from(file).toString();
  if (typeof file !== 'string') throw invalidArgument('path', 'of type string or an instance of Buffer or URL', file);
  if (file.includes('\0')) throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', "The argument 'path' must be a string without null bytes.");
  return path.resolve(file);
}

const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);

function content(data, options) {
  if (typeof data === 'string') return toBytes(data, normalizeEncoding(encodingOf(options) ?? 'utf8'));
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw invalidArgument('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
}

function append(file, data, options) {
  const opened = descriptors.path(file) ?? located(file);
  host.writeFile(opened, content(data, options), true, false);
}

function stat(file, options) {
  const place = located(file);
  try {
    return new Stats(host.stat(place));
  } catch (error) {
    if (options?.throwIfNoEntry === false && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isThere(file) {
  try {
    host.stat(located(file));
    return true;
  } catch {
    return false;
  }
}

function makeFolder(file, options) {
  const place = located(file);
  if (!options?.recursive) {
    host.makeFolder(place);
    return undefined;
  }
  let first;
  let folder = '';
  for (const part of place.split('/').filter(Boolean)) {
    folder += `/${part}`;
    if (isThere(folder)) continue;
    host.makeFolder(folder);
    first ??= folder;
  }
  return first;
}

function remove(file, options = {}) {
  const place = located(file);
  if (!isThere(place)) {
    if (options.force) return;
    host.stat(place);
  }
  if (host.stat(place)[0] !== 'folder') {
    host.removeFile(place);
    return;
  }
  if (!options.recursive) {
    throw codedError(Error, 'ERR_FS_EISDIR', `Path is a directory: rm returned EISDIR (is a directory) ${place}`);
  }
  for (const name of host.readFolder(place)) remove(`${place}/${name}`, options);
  host.removeFolder(place);
}

function list(file, options) {
  const place = located(file);
  const found = host.readFolder(place).map((name) => new Dirent(name, place, host.stat(`${place}/${name}`)[0]));
  const all = options?.recursive
    ? found.flatMap((entry) => [
        [entry.name, entry],
        ...(entry.isDirectory() ? list(`${place}/${entry.name}`, { recursive: true, withFileTypes: true }).map((inner) => [`${entry.name}/${inner.name}`, inner]) : []),
      ])
    : found.map((entry) => [entry.name, entry]);
  return all.map(([name, entry]) => (options?.withFileTypes ? entry : name));
}

export const sync = {
  readFileSync(file, options) {
    const flag = options?.flag;
    let bytes;
    if (file === 0 || STDIN.has(file)) bytes = host.readStdin();
    else if (flag === 'a+' && !isThere(file)) bytes = new Uint8Array();
    else bytes = host.readFile(descriptors.path(file) ?? located(file));
    const encoding = encodingOf(options);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
  },
  writeFileSync(file, data, options) {
    if (file === 1 || file === 2) return host.writeBytes(file === 2, content(data, options));
    const flag = options?.flag ?? 'w';
    if (flag.startsWith('a')) return append(file, data, options);
    host.writeFile(descriptors.path(file) ?? located(file), content(data, options), false, flag.includes('x'));
    return undefined;
  },
  appendFileSync: append,
  existsSync: isThere,
  accessSync(file) {
    host.stat(located(file));
  },
  statSync: stat,
  lstatSync: stat,
  readdirSync: list,
  mkdirSync: makeFolder,
  mkdtempSync(prefix) {
    const name = `${located(prefix)}${Math.random().toString(36).slice(2, 8).padEnd(6, 'x')}`;
    host.makeFolder(name);
    return name;
  },
  rmSync: remove,
  rmdirSync(file, options) {
    if (options?.recursive) remove(file, options);
    else host.removeFolder(located(file));
  },
  unlinkSync(file) {
    host.removeFile(located(file));
  },
  renameSync(from, to) {
    host.rename(located(from), located(to));
  },
  copyFileSync(from, to) {
    host.writeFile(located(to), host.readFile(located(from)), false, false);
  },
  truncateSync(file, length = 0) {
    host.writeFile(located(file), host.readFile(located(file)).slice(0, length), false, false);
  },
  realpathSync: (file) => {
    host.stat(located(file));
    return located(file);
  },
  ...descriptors.methods(openFile),
};

function openFile(file, flags) {
  const place = file === 0 || STDIN.has(file) ? '/dev/stdin' : located(file);
  if (/^w/.test(flags)) host.writeFile(place, new Uint8Array(), false, flags.includes('x'));
  else if (/^a/.test(flags)) host.writeFile(place, new Uint8Array(), true, false);
  else if (place !== '/dev/stdin') host.stat(place);
  return place;
}

const callbacks = {};
for (const name of Object.keys(sync)) {
  const plain = name.slice(0, -'Sync'.length);
  callbacks[plain] = (...values) => {
    const callback = values.pop();
    checkFunction(callback, 'cb');
    let outcome;
    try {
      outcome = plain === 'exists' ? [sync[name](...values)] : [null, sync[name](...values)];
    } catch (error) {
      outcome = [error];
    }
    nextTick(callback, ...outcome);
  };
}

function createReadStream(file, options) {
  const stream = new Readable();
  const encoding = encodingOf(options);
  if (encoding) stream.setEncoding(encoding);
  stream._read = () => {
    try {
      const bytes = sync.readFileSync(file);
      const part = bytes.subarray(options?.start ?? 0, (options?.end ?? bytes.length) + 1);
      if (part.length > 0) stream.push(part);
      stream.push(null);
    } catch (error) {
      stream.destroy(error);
    }
  };
  return stream;
}

function createWriteStream(file, options) {
  const flags = options?.flags ?? 'w';
  if (!flags.startsWith('a')) sync.writeFileSync(file, '');
  return new Writable({
    write(chunk, encoding, done) {
      append(file, chunk);
      done();
    },
  });
}

const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, COPYFILE_EXCL: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64 };

export const promises = { constants };
for (const name of Object.keys(sync)) {
  promises[name.slice(0, -'Sync'.length)] = async (...values) => sync[name](...values);
}

export default { ...sync, ...callbacks, createReadStream, createWriteStream, promises, constants, Stats, Dirent };
