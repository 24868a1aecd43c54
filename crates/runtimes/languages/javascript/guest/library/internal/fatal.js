// How an error that nobody caught is told: where, the source line, a caret,
// and the trace.
import host from 'internal:host';
import { isError, isNativeError } from 'node:internal/classes';
import { inspect } from 'node:internal/inspect';
import { headerOf, placeOf } from 'node:internal/traces';

const LONGEST_LINE = 200;

export function describeFatal(thrown) {
  const place = placeOf(thrown);
  if (!isError(thrown)) {
    return `Uncaught ${inspect(thrown)}\n(it was thrown, but it is no Error, so nobody knows where)`;
  }
  if (!isSyntaxOnly(thrown, place)) return [...excerpt(place), withoutBrackets(thrown)].join('\n');
  const last = lastPlace(place);
  if (last === undefined) return [...excerpt(place), `${thrown.name}: ${thrown.message}`].join('\n');
  return [...excerpt(last), `${thrown.name}: the file ends where a bracket, brace or quote is still open`].join('\n');
}

// The end of the file, if the parser only stumbled over what the library put
// behind it.
function lastPlace({ file, line }) {
  const lines = linesOf(file);
  if (lines === undefined || line <= lines.length) return undefined;
  while (lines.length > 1 && lines.at(-1).trim() === '') lines.pop();
  return { file, line: lines.length, column: lines.at(-1).length + 1 };
}

function linesOf(file) {
  try {
    return host.readText(file).split(/\r\n|[\n\r\u2028\u2029]/);
  } catch {
    return undefined;
  }
}

// A file that does not compile: its place is told, and no code was running.
function isSyntaxOnly(thrown, place) {
  return place !== undefined && isNativeError(thrown) && thrown.name === 'SyntaxError' && !/\n {4}at .*\n/.test(`${thrown.stack}\n`.replace(/\n[^\n]*\n$/, '\n'));
}

// An error without frames is inspected in brackets, which is for values only.
function withoutBrackets(thrown) {
  const shown = inspect(thrown).replaceAll(/\/(?:solution|tests)\//g, '');
  const header = headerOf(thrown);
  return shown.startsWith(`[${header}]`) ? header + shown.slice(header.length + 2) : shown;
}

function excerpt(place) {
  if (place === undefined) return [];
  const { file, line, column } = place;
  const head = `${file.replace(/^\/(?:solution|tests)\//, '')}:${line}`;
  const source = linesOf(file)?.[line - 1];
  if (source === undefined || source.length > LONGEST_LINE) return [`${head}:${column}`, ''];
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [head, source, `${indent}^`, ''];
}
