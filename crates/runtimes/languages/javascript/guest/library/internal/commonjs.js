// require(): CommonJS files, JSON, the library's modules, and ECMAScript
// modules that do not await at their top level.
import host from 'internal:host';
import { checkString, codedError } from 'node:internal/errors';

// Filled by the bootstrap: exports by name without `node:`.
export const publicModules = {};

const cache = Object.create(null);

export class Module {
  constructor(id = '', parent) {
    this.id = id;
    this.path = folderOf(id);
    this.exports = {};
    this.filename = id;
    this.loaded = false;
    this.children = [];
    this.paths = [];
    Object.defineProperty(this, 'parent', { value: parent, writable: true, configurable: true });
  }

  require(specifier) {
    return createRequire(this.filename)(specifier);
  }
}

const folderOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';

let main;

export function createRequire(file, parent) {
  const from = String(file).replace(/^file:\/\//, '');
  function require(specifier) {
    checkString(specifier, 'id');
    if (specifier === '') {
      throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', "The argument 'id' must be a non-empty string. Received ''");
    }
    return load(host.resolve(from, specifier), parent);
  }
  require.resolve = (specifier) => {
    const found = host.resolve(from, specifier);
    return found.startsWith('node:') && !specifier.startsWith('node:') ? found.slice(5) : found;
  };
  require.main = main;
  require.cache = cache;
  return require;
}

function load(path, parent) {
  if (path.startsWith('node:')) return publicModules[path.slice(5)];
  const cached = cache[path];
  if (cached !== undefined) return cached.exports;
  if (path.endsWith('.json')) return loadJson(path);
  const compiled = host.compile(path);
  return compiled === undefined ? host.importNow(path) : runCommonJs(path, compiled, false, parent);
}

export function loadJson(path) {
  if (cache[path] !== undefined) return cache[path].exports;
  const module = new Module(path);
  try {
    module.exports = JSON.parse(host.readText(path).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) error.message = `${path}: ${error.message}`;
    throw error;
  }
  module.loaded = true;
  cache[path] = module;
  return module.exports;
}

// The exports of a file that require() has loaded already, or undefined.
export function loadedCommonJs(path) {
  return cache[path]?.exports;
}

// What the last entry file declared at its top level, as its appended ending
// returned it.
export let declared;

export function runCommonJs(path, compiled, isMain = false, parent = undefined) {
  const module = new Module(path, parent);
  cache[path] = module;
  if (parent) parent.children.push(module);
  if (isMain) {
    main = module;
    module.id = '.';
  }
  try {
    const require = createRequire(path, module);
    declared = Reflect.apply(compiled, module.exports, [module.exports, require, module, path, folderOf(path)]);
    module.loaded = true;
  } catch (error) {
    delete cache[path];
    throw error;
  }
  return module.exports;
}

// Runs the entry file of a solution: its exports, and what it declares.
export function runEntry(path, compiled) {
  const exports = runCommonJs(path, compiled, true);
  return [exports, declared];
}
