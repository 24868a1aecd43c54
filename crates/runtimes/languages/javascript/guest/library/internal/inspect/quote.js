// Strings as they stand in source text: quoted in the way that needs the
// fewest escapes, control characters and lone surrogates escaped.

const named = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };

function escape(character) {
  if (named[character]) return named[character];
  const code = character.charCodeAt(0);
  if (code < 0xd800) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  return `\\u${code.toString(16)}`;
}

const special = /[\x00-\x1f\x7f-\x9f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function quote(text) {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  let escaped = text.replace(special, escape);
  if (mark === "'") escaped = escaped.replaceAll("'", "\\'");
  return mark + escaped + mark;
}

export const isPlainName = (name) => /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name);
