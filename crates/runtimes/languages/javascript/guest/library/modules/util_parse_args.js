// util.parseArgs
import { codedError } from 'node:internal/errors';

const complain = (code, message) => codedError(TypeError, code, message);

export function parseArgs({ args = process.argv.slice(2), options = {}, strict = true, allowPositionals = !strict } = {}) {
  const values = Object.create(null);
  const positionals = [];
  const byShort = new Map(Object.keys(options).filter((name) => options[name].short).map((name) => [options[name].short, name]));
  const store = (name, value) => {
    if (options[name]?.multiple) (values[name] ??= []).push(value);
    else values[name] = value;
  };
  const queue = [...args];
  while (queue.length > 0) {
    const argument = queue.shift();
    if (argument === '--') {
      positionals.push(...queue.splice(0));
    } else if (argument.startsWith('--')) {
      const [name, ...inline] = argument.slice(2).split('=');
      read(name, inline.length > 0 ? inline.join('=') : undefined, argument);
    } else if (argument.startsWith('-') && argument.length > 1) {
      shorts(argument);
    } else {
      positionals.push(argument);
    }
  }
  if (positionals.length > 0 && !allowPositionals) {
    throw complain('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${positionals[0]}'. This command does not take positional arguments`);
  }
  for (const name of Object.keys(options)) if (!(name in values) && 'default' in options[name]) values[name] = options[name].default;
  return { values, positionals };

  function shorts(argument) {
    for (let index = 1; index < argument.length; index++) {
      const name = byShort.get(argument[index]) ?? argument[index];
      if (options[name]?.type === 'string') {
        read(name, argument.slice(index + 1) || undefined, `-${argument[index]}`);
        return;
      }
      read(name, undefined, `-${argument[index]}`);
    }
  }

  function read(name, inline, shown) {
    const option = options[name];
    if (option === undefined && strict) throw complain('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${shown}'`);
    if (option?.type === 'string') {
      const value = inline ?? queue.shift();
      if (value === undefined) throw complain('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown} <value>' argument missing`);
      store(name, value);
    } else {
      if (inline !== undefined && strict) throw complain('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown}' does not take an argument`);
      store(name, inline ?? true);
    }
  }
}
