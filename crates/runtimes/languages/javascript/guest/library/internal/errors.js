// Errors as Node makes them: with a code, and told by their shape.

export function codedError(Base, code, message) {
  const error = new Base(message);
  Object.defineProperty(error, 'code', { value: code, writable: true, enumerable: true, configurable: true });
  return error;
}

export function invalidArgument(name, expected, actual) {
  return codedError(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The "${name}" argument must be ${expected}. Received ${describe(actual)}`,
  );
}

export function outOfRange(name, range, actual) {
  return codedError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${String(actual)}`,
  );
}

export function checkFunction(value, name) {
  if (typeof value !== 'function') throw invalidArgument(name, 'of type function', value);
}

export function checkString(value, name) {
  if (typeof value !== 'string') throw invalidArgument(name, 'of type string', value);
}

function describe(value) {
  if (value == null) return String(value);
  if (typeof value === 'function') return value.name ? `function ${value.name}` : 'function ';
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? `an instance of ${name}` : 'an object';
  }
  const shown = typeof value === 'string' ? `'${value.slice(0, 25)}'` : String(value);
  return `type ${typeof value} (${shown})`;
}
