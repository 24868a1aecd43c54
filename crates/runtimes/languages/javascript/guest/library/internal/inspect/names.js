// What goes in front of an object's braces: its class, its tag, its kind.
// The name of the class an object was made by, or null if it has none.
export function constructorName(value) {
  for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
    const own = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (own !== undefined && typeof own.value === 'function' && own.value.name !== '' && isInstance(value, own.value)) {
      return String(own.value.name);
    }
  }
  return null;
}

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

// The tag, unless it only repeats the class or is listed as a property.
export function tagOf(value, constructor) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '' || tag === constructor) return '';
  if (Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)) return '';
  return tag;
}

export function prefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const kind = `[${fallback}${size}: null prototype] `;
    return tag !== '' && tag !== fallback ? `${kind}[${tag}] ` : kind;
  }
  return tag !== '' && tag !== constructor ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

export function functionBase(value, constructor, tag) {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith('class') && source.endsWith('}')) return classBase(value, constructor, tag);
  const kind = functionKind(value);
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' || value.name === undefined ? ' (anonymous)' : `: ${value.name}`;
  base += ']';
  if (constructor !== kind && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

function functionKind(value) {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return /^(Async|Generator|AsyncGenerator)Function$/.test(tag) ? tag : 'Function';
}

function classBase(value, constructor, tag) {
  const name = Object.hasOwn(value, 'name') && value.name;
  let base = `class ${name || '(anonymous)'}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends [null prototype]]`;
  const parent = Object.getPrototypeOf(value)?.name;
  return parent ? `[${base} extends ${parent}]` : `[${base}]`;
}
