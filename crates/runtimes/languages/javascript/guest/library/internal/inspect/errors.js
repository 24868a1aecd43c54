// How an error is shown: its trace, with its class in the header.
import { prefix } from 'node:internal/inspect/names';

export function stackOf(error) {
  try {
    return error.stack ? String(error.stack) : Error.prototype.toString.call(error);
  } catch {
    return '[object Error]';
  }
}

// The trace, indented; in brackets where it has no frames. Takes the keys
// that the trace already shows out of `keys`, and puts hidden ones in.
export function errorBase(error, constructor, tag, keys, indentation) {
  const name = error.name != null ? String(error.name) : 'Error';
  let stack = stackOf(error);
  hideShownKeys(error, keys, stack);
  for (const key of ['cause', 'errors']) {
    const present = key === 'cause' ? key in error : Array.isArray(error.errors);
    if (present && !keys.includes(key)) keys.push(key);
  }
  stack = withClass(stack, constructor, name, tag);
  const message = typeof error.message === 'string' ? error.message : '';
  const after = message === '' ? 0 : Math.max(stack.indexOf(message), 0) + message.length;
  if (stack.indexOf('\n    at', after) === -1) stack = `[${stack}]`;
  return indentation === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(indentation)}`);
}

function hideShownKeys(error, keys, stack) {
  for (const key of ['name', 'message', 'stack']) {
    const index = keys.indexOf(key);
    if (index !== -1 && stack.includes(error[key])) keys.splice(index, 1);
  }
}

// `class Missing extends Error` without a name of its own starts its trace
// with `Error`; the reader wants to know the class.
function withClass(stack, constructor, name, tag) {
  const regular = name.endsWith('Error') && stack.startsWith(name) && /^$|[:\n]/.test(stack.slice(name.length, name.length + 1));
  if (constructor === null || !regular) return stack;
  const shown = prefix(constructor, tag, 'Error').slice(0, -1);
  if (name === shown) return stack;
  const rest = stack.slice(name.length);
  return shown.includes(name) ? shown + rest : `${shown} [${name}]${rest}`;
}
