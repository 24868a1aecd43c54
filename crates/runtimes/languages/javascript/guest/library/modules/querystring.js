// node:querystring
const escape = (text) => encodeURIComponent(text.toWellFormed());

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const plain = (value) => (['string', 'bigint', 'boolean'].includes(typeof value) || Number.isFinite(value) ? String(value) : '');

function stringify(object, separator = '&', equals = '=', options = {}) {
  const encode = options?.encodeURIComponent ?? querystring.escape;
  if (object === null || typeof object !== 'object') return '';
  const fields = [];
  for (const key of Object.keys(object)) {
    const values = Array.isArray(object[key]) ? object[key] : [object[key]];
    for (const value of values) fields.push(`${encode(key)}${equals}${encode(plain(value))}`);
  }
  return fields.join(separator);
}

function parse(text, separator = '&', equals = '=', options = {}) {
  const decode = options?.decodeURIComponent ?? querystring.unescape;
  const maximum = options?.maxKeys ?? 1000;
  const object = Object.create(null);
  if (typeof text !== 'string' || text === '') return object;
  let fields = text.split(separator);
  if (maximum > 0) fields = fields.slice(0, maximum);
  for (const field of fields) {
    if (field === '') continue;
    const at = field.indexOf(equals);
    const read = (part) => decode(part.replaceAll('+', ' '));
    const key = read(at === -1 ? field : field.slice(0, at));
    const value = at === -1 ? '' : read(field.slice(at + equals.length));
    if (!(key in object)) object[key] = value;
    else if (Array.isArray(object[key])) object[key].push(value);
    else object[key] = [object[key], value];
  }
  return object;
}

const querystring = { stringify, encode: stringify, parse, decode: parse, escape, unescape };

export default querystring;
