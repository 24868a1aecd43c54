// expect: exit 0
// says: MODULE_NOT_FOUND ERR_UNKNOWN_BUILTIN_MODULE ERR_UNKNOWN_BUILTIN_MODULE
const load = (name) => { try { return typeof require(name); } catch (error) { return error.code; } };
const names = Object.getOwnPropertyNames(globalThis).filter((name) => /host|hook|harness|greenroom/i.test(name));
console.log(load("internal:host"), load("node:internal/bootstrap"), load("node:testing/runner"), names.length);
