// fs.openSync and its kin: numbers for open files. Everything is in memory,
// so a descriptor is only a path and a position.
import host from 'internal:host';
import { codedError } from 'node:internal/errors';
import { toBytes } from 'node:internal/encoding';

const STDIN = '/dev/stdin';
const FIRST_FREE = 3;
const open = new Map();
let stdin;

function entry(descriptor, call) {
  if (descriptor === 0 && !open.has(0)) open.set(0, { path: STDIN, position: 0 });
  const found = open.get(descriptor);
  if (found === undefined) throw codedError(Error, 'EBADF', `EBADF: bad file descriptor, ${call}`);
  return found;
}

function bytesOf(path) {
  if (path !== STDIN) return host.readFile(path);
  stdin ??= host.readStdin();
  return stdin;
}

function read(descriptor, target, offset = 0, length = undefined, position = undefined) {
  if (offset !== null && typeof offset === 'object') ({ offset = 0, length, position } = offset);
  const file = entry(descriptor, 'read');
  const start = position ?? file.position;
  const end = start + (length ?? target.byteLength - offset);
  const part = bytesOf(file.path).subarray(start, end);
  new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(part, offset);
  if (position === undefined || position === null) file.position = start + part.length;
  return part.length;
}

function write(descriptor, data, ...rest) {
  const bytes = typeof data === 'string' ? toBytes(data) : data.subarray(rest[0] ?? 0, (rest[0] ?? 0) + (rest[1] ?? data.length));
  if (descriptor === 1 || descriptor === 2) host.writeBytes(descriptor === 2, bytes);
  else host.writeFile(entry(descriptor, 'write').path, bytes, true, false);
  return bytes.length;
}

export const descriptors = {
  // The file that a number stands for; undefined for what is no number.
  path(file) {
    return typeof file === 'number' ? entry(file, 'open').path : undefined;
  },
  methods(openFile) {
    return {
      openSync(file, flags = 'r') {
        let descriptor = FIRST_FREE;
        while (open.has(descriptor)) descriptor++;
        open.set(descriptor, { path: openFile(file, String(flags)), position: 0 });
        return descriptor;
      },
      closeSync(descriptor) {
        entry(descriptor, 'close');
        open.delete(descriptor);
      },
      readSync: read,
      writeSync: write,
      fsyncSync: () => undefined,
    };
  },
};
