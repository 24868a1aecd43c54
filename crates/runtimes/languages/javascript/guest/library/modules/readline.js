// node:readline: lines of standard input, by event, by question and by
// async iteration.
import { EventEmitter } from 'node:modules/events';
import { nextTick } from 'node:internal/tasks';

export class Interface extends EventEmitter {
  #input;
  #output;
  #rest = '';
  #paused = false;
  #ended = false;
  #questions = [];
  #lines = [];
  #prompt;
  closed = false;
  terminal = false;
  line = '';

  constructor(input, output) {
    super();
    const options = input?.input !== undefined ? input : { input, output };
    this.#input = options.input;
    this.#output = options.output;
    this.#prompt = options.prompt ?? '> ';
    this.#input.setEncoding?.('utf8');
    this.#input.on('data', (chunk) => this.#take(String(chunk)));
    this.#input.on('end', () => {
      if (this.#rest !== '') this.#lines.push(this.#rest);
      this.#rest = '';
      this.#ended = true;
      this.#deliver();
    });
    this.#input.on('error', (error) => this.emit('error', error));
  }

  #take(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    for (const line of lines) this.#lines.push(line);
    this.#deliver();
  }

  // Hands out lines until somebody pauses or closes.
  #deliver() {
    while (!this.#paused && !this.closed && this.#lines.length > 0) {
      const line = this.#lines.shift();
      const answer = this.#questions.shift();
      if (answer) answer(line);
      else this.emit('line', line);
    }
    if (this.#ended && this.#lines.length === 0) this.close();
  }

  question(query, options, callback = options) {
    if (this.closed) {
      const error = new Error('readline was closed');
      error.code = 'ERR_USE_AFTER_CLOSE';
      throw error;
    }
    this.#output?.write(query);
    this.#questions.push(callback);
    // A question takes a line that came while nobody listened.
    this.#paused = false;
    nextTick(() => this.#deliver());
  }

  setPrompt(prompt) {
    this.#prompt = prompt;
  }

  getPrompt() {
    return this.#prompt;
  }

  prompt() {
    this.#output?.write(this.#prompt);
    this.resume();
  }

  write() {}

  pause() {
    this.#paused = true;
    this.emit('pause');
    return this;
  }

  resume() {
    this.#paused = false;
    this.emit('resume');
    nextTick(() => this.#deliver());
    return this;
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }

  async *[Symbol.asyncIterator]() {
    const lines = [];
    let wake = () => {};
    this.on('line', (line) => {
      lines.push(line);
      wake();
    });
    this.on('close', () => wake());
    try {
      for (;;) {
        if (lines.length > 0) yield lines.shift();
        else if (this.closed) return;
        else await new Promise((resolve) => (wake = resolve));
      }
    } finally {
      this.close();
    }
  }
}

const createInterface = (input, output) => new Interface(input, output);

class PromisesInterface extends Interface {
  question(query) {
    return new Promise((resolve) => super.question(query, resolve));
  }
}

const nothing = (stream, ...values) => {
  const callback = values.at(-1);
  if (typeof callback === 'function') nextTick(callback);
  return true;
};

export const promises = {
  createInterface: (input, output) => new PromisesInterface(input, output),
  Interface: PromisesInterface,
};

export default { createInterface, Interface, promises, clearLine: nothing, clearScreenDown: nothing, cursorTo: nothing, moveCursor: nothing, emitKeypressEvents: () => {} };
