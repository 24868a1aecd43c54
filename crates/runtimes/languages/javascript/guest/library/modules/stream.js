// node:stream, as much of it as text in and text out needs: readable,
// writable, duplex and transform streams, pipe, and pipeline. Nothing waits
// here for a device, so buffers have no high-water mark.
import { EventEmitter } from 'node:modules/events';
import { StringDecoder } from 'node:modules/string_decoder';
import { nextTick } from 'node:internal/tasks';

function Stream() {
  EventEmitter.call(this);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

export class Readable extends Stream {
  #chunks = [];
  #ended = false;
  #flowing = false;
  #scheduled = false;
  #asked = false;
  #decoder = null;
  readable = true;
  readableEnded = false;
  destroyed = false;

  constructor(options = {}) {
    super();
    if (options.read) this._read = options.read;
    if (options.encoding) this.setEncoding(options.encoding);
    if (options.destroy) this._destroy = options.destroy;
    Object.defineProperty(this, 'objectMode', { value: Boolean(options.objectMode), enumerable: false });
  }

  static from(iterable, options) {
    const stream = new Readable({ objectMode: true, ...options });
    const iterator = typeof iterable === 'string' ? [iterable].values() : (iterable[Symbol.asyncIterator] ?? iterable[Symbol.iterator]).call(iterable);
    stream._read = async () => {
      try {
        for (;;) {
          const { value, done } = await iterator.next();
          if (done) break;
          stream.push(await value);
        }
        stream.push(null);
      } catch (error) {
        stream.destroy(error);
      }
    };
    return stream;
  }

  _read() {}

  push(chunk, encoding) {
    if (chunk === null) {
      const rest = this.#decoder?.end();
      if (rest) this.#chunks.push(rest);
      this.#ended = true;
    } else {
      if (!this.objectMode && typeof chunk === 'string' && this.#decoder === null) chunk = Buffer.from(chunk, encoding);
      if (this.#decoder && typeof chunk !== 'string') chunk = this.#decoder.write(chunk);
      if (chunk !== '') this.#chunks.push(chunk);
    }
    this.#schedule();
    return true;
  }

  setEncoding(encoding = 'utf8') {
    this.#decoder = new StringDecoder(encoding);
    return this;
  }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'data') this.resume();
    if (name === 'readable') this.#schedule(true);
    return this;
  }

  addListener(name, listener) {
    return this.on(name, listener);
  }

  resume() {
    this.#flowing = true;
    this.#schedule(true);
    return this;
  }

  pause() {
    this.#flowing = false;
    return this;
  }

  isPaused() {
    return !this.#flowing;
  }

  read() {
    this.#ask();
    if (this.#chunks.length === 0) {
      if (this.#ended) this.#schedule();
      return null;
    }
    if (this.objectMode) return this.#chunks.shift();
    const chunks = this.#chunks;
    this.#chunks = [];
    if (this.#ended) this.#schedule();
    if (chunks.length === 1) return chunks[0];
    return typeof chunks[0] === 'string' ? chunks.join('') : Buffer.concat(chunks);
  }

  #ask() {
    if (this.#asked) return;
    this.#asked = true;
    this._read();
  }

  #schedule(ask = false) {
    if (this.#scheduled || this.readableEnded) return;
    this.#scheduled = true;
    nextTick(() => {
      this.#scheduled = false;
      if (ask) this.#ask();
      this.#flow();
    });
  }

  #flow() {
    if (this.listenerCount('readable') > 0) {
      if (this.#chunks.length > 0 || this.#ended) this.emit('readable');
    } else {
      while (this.#flowing && this.#chunks.length > 0) this.emit('data', this.#chunks.shift());
    }
    if (this.#ended && this.#chunks.length === 0 && !this.readableEnded) {
      this.readableEnded = true;
      this.readable = false;
      this.emit('end');
      nextTick(() => this.emit('close'));
    }
  }

  pipe(destination, options = {}) {
    this.on('data', (chunk) => destination.write(chunk));
    if (options.end !== false && destination !== process.stdout && destination !== process.stderr) {
      this.on('end', () => destination.end());
    }
    destination.emit('pipe', this);
    return destination;
  }

  unpipe() {
    this.removeAllListeners('data');
    return this;
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.readableEnded = true;
    nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  async *[Symbol.asyncIterator]() {
    const queue = [];
    let wake;
    let finished = false;
    let failure;
    const signal = () => wake?.();
    this.on('data', (chunk) => {
      queue.push(chunk);
      signal();
    });
    this.on('end', () => {
      finished = true;
      signal();
    });
    this.on('error', (error) => {
      failure = error;
      signal();
    });
    for (;;) {
      if (queue.length > 0) yield queue.shift();
      else if (failure) throw failure;
      else if (finished || this.readableEnded) return;
      else await new Promise((resolve) => (wake = resolve));
    }
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }
}

export class Writable extends Stream {
  #ending = false;
  #busy = false;
  #queue = [];
  writable = true;
  writableEnded = false;
  writableFinished = false;
  destroyed = false;

  constructor(options = {}) {
    super();
    if (options.write) this._write = options.write;
    if (options.final) this._final = options.final;
    const decode = options.decodeStrings !== false && !options.objectMode;
    Object.defineProperty(this, 'decodes', { value: decode, enumerable: false });
  }

  _write(chunk, encoding, callback) {
    callback();
  }

  _final(callback) {
    callback();
  }

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (this.#ending) {
      const error = new Error('write after end');
      error.code = 'ERR_STREAM_WRITE_AFTER_END';
      this.destroy(error);
      return false;
    }
    if (this.decodes && typeof chunk === 'string') chunk = Buffer.from(chunk, encoding);
    this.#queue.push([chunk, encoding ?? 'utf8', callback]);
    this.#next();
    return true;
  }

  #next() {
    if (this.#busy) return;
    const item = this.#queue.shift();
    if (item === undefined) {
      if (this.#ending && !this.writableFinished) this.#finish();
      return;
    }
    const [chunk, encoding, callback] = item;
    this.#busy = true;
    this._write(chunk, encoding, (error) => {
      this.#busy = false;
      if (callback) callback(error);
      if (error) this.destroy(error);
      else this.#next();
    });
  }

  #finish() {
    this.writableFinished = true;
    this._final((error) => {
      nextTick(() => {
        if (error) this.emit('error', error);
        else this.emit('finish');
        this.emit('close');
      });
    });
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (callback) this.once('finish', callback);
    this.#ending = true;
    this.writable = false;
    this.writableEnded = true;
    this.#next();
    return this;
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  cork() {}

  uncork() {}

  setDefaultEncoding() {
    return this;
  }
}

// A readable stream that can be written to as well.
export class Duplex extends Readable {
  #writable;

  constructor(options = {}) {
    super(options);
    const duplex = this;
    this.#writable = new Writable({
      ...options,
      write: (chunk, encoding, callback) => (options.write ?? duplex._write).call(duplex, chunk, encoding, callback),
      final: (callback) => (options.final ?? duplex._final).call(duplex, callback),
    });
    this.#writable.on('finish', () => this.emit('finish'));
    this.#writable.on('error', (error) => this.emit('error', error));
  }

  _write(chunk, encoding, callback) {
    callback();
  }

  _final(callback) {
    callback();
  }

  write(...values) {
    return this.#writable.write(...values);
  }

  end(...values) {
    this.#writable.end(...values);
    return this;
  }
}

export class Transform extends Duplex {
  constructor(options = {}) {
    super(options);
    if (options.transform) this._transform = options.transform;
    if (options.flush) this._flush = options.flush;
  }

  _transform(chunk, encoding, callback) {
    callback(null, chunk);
  }

  _flush(callback) {
    callback();
  }

  _write(chunk, encoding, callback) {
    this._transform(chunk, encoding, (error, result) => {
      if (result !== undefined && result !== null) this.push(result);
      callback(error);
    });
  }

  _final(callback) {
    this._flush((error, result) => {
      if (result !== undefined && result !== null) this.push(result);
      this.push(null);
      callback(error);
    });
  }
}

export class PassThrough extends Transform {}

function finished(stream, options, callback = options) {
  let called = false;
  const done = (error) => {
    if (called) return;
    called = true;
    callback(error);
  };
  stream.on('error', done);
  stream.on('finish', () => done());
  stream.on('end', () => done());
  return () => {
    called = true;
  };
}

function pipeline(...streams) {
  const callback = typeof streams.at(-1) === 'function' ? streams.pop() : () => {};
  const last = streams.at(-1);
  for (const stream of streams) {
    stream.on('error', (error) => {
      for (const other of streams) other.destroy?.();
      callback(error);
    });
  }
  for (let index = 0; index + 1 < streams.length; index++) streams[index].pipe(streams[index + 1]);
  last.on(last instanceof Readable && !(last instanceof Duplex) ? 'end' : 'finish', () => callback());
  return last;
}

const promises = {
  pipeline: (...streams) =>
    new Promise((resolve, reject) => pipeline(...streams, (error) => (error ? reject(error) : resolve()))),
  finished: (stream) => new Promise((resolve, reject) => finished(stream, (error) => (error ? reject(error) : resolve()))),
};

Object.assign(Stream, { Stream, Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, promises });

export default Stream;
