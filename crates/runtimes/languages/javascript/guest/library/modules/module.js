// node:module
import { createRequire, Module, publicModules } from 'node:internal/commonjs';

const isBuiltin = (name) => Object.hasOwn(publicModules, String(name).replace(/^node:/, ''));

export default Object.assign(Module, {
  Module,
  createRequire: (file) => createRequire(file),
  isBuiltin,
  get builtinModules() {
    return Object.keys(publicModules);
  },
});
