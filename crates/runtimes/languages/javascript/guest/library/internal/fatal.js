// How an error that nobody caught is told: where, the source line, a caret,
// and the trace.
import host from 'internal:host';
import { isError, isNativeError } from 'node:internal/classes';
import { inspect } from 'node:internal/inspect';
import { placeOf } from 'node:internal/traces';

const LONGEST_LINE = 200;

export function describeFatal(thrown) {
  const place = placeOf(thrown);
  const lines = place ? excerpt(place) : [];
  if (isError(thrown)) lines.push(isSyntaxOnly(thrown, place) ? withoutFrames(thrown) : inspect(thrown));
  else lines.push(`Uncaught ${inspect(thrown)}`, '(it was thrown, but it is no Error, so nobody knows where)');
  return lines.join('\n');
}

// A file that does not compile: its place is told, and no code was running.
function isSyntaxOnly(thrown, place) {
  return place !== undefined && isNativeError(thrown) && thrown.name === 'SyntaxError' && !/\n {4}at .*\n/.test(`${thrown.stack}\n`.replace(/\n[^\n]*\n$/, '\n'));
}

const withoutFrames = (thrown) => `${thrown.name}: ${thrown.message}`;

function excerpt({ file, line, column }) {
  const shown = file.replace(/^\/(?:solution|tests)\//, '');
  const head = `${shown}:${line}`;
  let source;
  try {
    source = host.readText(file).split(/\r\n|[\n\r\u2028\u2029]/)[line - 1];
  } catch {
    return [head, ''];
  }
  if (source === undefined || source.length > LONGEST_LINE) return [`${head}:${column}`, ''];
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [head, source, `${indent}^`, ''];
}
