// Stack traces: with the header that other engines put in front, with paths
// as the candidate knows them, and without the library's own frames.
import { isNativeError } from 'node:internal/classes';

const { get: engineTrace, set: setTrace } = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');

// `TypeError [ERR_X]: message`, as far as the error lets us read it.
export function headerOf(error) {
  let name = error.name === undefined ? 'Error' : String(error.name);
  if (typeof error.code === 'string' && error.code.startsWith('ERR_')) name += ` [${error.code}]`;
  const message = error.message === undefined ? '' : String(error.message);
  if (name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}

function shown(trace) {
  const lines = [];
  for (const line of trace.split('\n')) {
    if (line === '' || line.includes('(node:') || line.includes('(native)')) continue;
    lines.push(line.replace(/(^|\(|at )(?:file:\/\/)?\/(?:solution|tests)\//, '$1'));
  }
  return lines;
}

Object.defineProperty(Error.prototype, 'stack', {
  configurable: true,
  enumerable: false,
  get() {
    const trace = engineTrace.call(this);
    if (typeof trace !== 'string') return trace;
    return [headerOf(this), ...shown(trace)].join('\n');
  },
  set: setTrace,
});

// Where an error was made, first in code of the candidate: file as the
// sandbox knows it, line and column; undefined if nobody can tell.
export function placeOf(error) {
  if (!isNativeError(error)) return undefined;
  const trace = engineTrace.call(error);
  if (typeof trace !== 'string') return undefined;
  for (const line of trace.split('\n')) {
    const found = /(?:^|\(|at )(\/.*?):(\d+):(\d+)\)?$/.exec(line);
    if (found) return { file: found[1], line: Number(found[2]), column: Number(found[3]) };
  }
  return undefined;
}
