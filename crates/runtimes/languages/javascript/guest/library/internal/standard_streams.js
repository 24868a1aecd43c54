// process.stdin, stdout and stderr, as far as programs use them. All of
// standard input is there from the start, so it comes as one chunk.
import host from 'internal:host';
import { Readable, Writable } from 'node:modules/stream';
import { write } from 'node:internal/console';

class StandardInput extends Readable {
  fd = 0;
  isTTY = undefined;

  _read() {
    const content = host.readStdin();
    if (content.length > 0) this.push(Buffer.from(content.buffer));
    this.push(null);
  }
}

export const stdin = new StandardInput();

export class StandardOutput extends Writable {
  isTTY = undefined;
  columns = undefined;

  constructor(fd) {
    super({ decodeStrings: false });
    this.fd = fd;
  }

  // Unlike other streams these write at once.
  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') callback = encoding;
    if (typeof chunk === 'string') write(this.fd === 2, chunk);
    else host.writeBytes(this.fd === 2, chunk);
    if (typeof callback === 'function') process.nextTick(callback);
    return true;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') callback = chunk;
    else if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (typeof callback === 'function') process.nextTick(callback);
    return this;
  }
}
