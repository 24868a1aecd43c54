// process: arguments, environment, exit, standard streams.
import host from 'internal:host';
import { EventEmitter } from 'node:modules/events';
import { codedError, invalidArgument } from 'node:internal/errors';
import { beginTurn, nextTick } from 'node:internal/tasks';
import { stdin, StandardOutput } from 'node:internal/standard_streams';

const VERSION = 'v20.0.0';

class Process extends EventEmitter {
  title = 'node';
  version = VERSION;
  versions = { node: VERSION.slice(1), quickjs: '0.16.2' };
  arch = 'wasm32';
  platform = 'linux';
  release = { name: 'node' };
  pid = 1;
  ppid = 0;
  execPath = '/usr/bin/node';
  execArgv = [];
  exitCode = undefined;
  argv = [];
  argv0 = 'node';
  env = {};
  stdin = stdin;
  stdout = new StandardOutput(1);
  stderr = new StandardOutput(2);
  config = {};
  features = {};
  nextTick = nextTick;

  cwd() {
    return this.env.PWD ?? '/work';
  }

  chdir() {
    throw codedError(Error, 'ERR_WORKER_UNSUPPORTED_OPERATION', 'process.chdir() is not available here');
  }

  exit(code = this.exitCode) {
    this.exitCode = code;
    host.exit(exitStatus(code));
  }

  abort() {
    host.exit(134);
  }

  uptime() {
    return host.monotonicNs() / 1e9;
  }

  hrtime(since) {
    const now = host.monotonicNs();
    let seconds = Math.floor(now / 1e9);
    let nanoseconds = Math.floor(now % 1e9);
    if (since) {
      seconds -= since[0];
      nanoseconds -= since[1];
      if (nanoseconds < 0) {
        seconds -= 1;
        nanoseconds += 1e9;
      }
    }
    return [seconds, nanoseconds];
  }

  memoryUsage() {
    return { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 };
  }

  cpuUsage() {
    return { user: Math.floor(host.monotonicNs() / 1e3), system: 0 };
  }

  emitWarning(warning) {
    const text = warning instanceof Error ? `${warning.name}: ${warning.message}` : `Warning: ${warning}`;
    this.stderr.write(`(node:1) ${text}\n`);
  }

  umask() {
    return 0o22;
  }

  get [Symbol.toStringTag]() {
    return 'process';
  }
}

export const process = new Process();
process.hrtime.bigint = () => BigInt(Math.floor(host.monotonicNs()));
for (const name of ['cwd', 'exit', 'abort', 'uptime', 'hrtime', 'memoryUsage', 'cpuUsage', 'emitWarning']) {
  process[name] = Object.assign(process[name].bind(process), process[name]);
}

function exitStatus(code) {
  if (code === undefined || code === null) return 0;
  const status = Number(code);
  if (!Number.isInteger(status)) throw invalidArgument('code', 'of type number', code);
  return status & 255;
}

// Called at the start of a run.
export function prepare(argv, variables) {
  beginTurn();
  // In place: modules that import them by name were linked before.
  process.argv.push(...argv);
  for (const [name, value] of variables) process.env[name] = value;
}

// Called when nothing is left to run: the exit status.
export function finish() {
  if (process.listenerCount('beforeExit') > 0) process.emit('beforeExit', process.exitCode ?? 0);
  return exitStatus(process.exitCode);
}

let exiting = false;

export function emitExit(code) {
  if (exiting) return code;
  exiting = true;
  process.exitCode ??= code;
  process.emit('exit', code);
  return exitStatus(process.exitCode);
}

// Whether a listener took care of it.
export function emitUncaught(error) {
  return process.emit('uncaughtException', error, 'uncaughtException');
}

export function emitRejection(reason, promise) {
  return process.emit('unhandledRejection', reason, promise);
}
