// Where the library starts: puts the globals in place, collects the modules
// that candidates can import, and gives the native side its hooks.
import 'node:internal/traces';
import { installGlobals } from 'node:internal/globals';
import { describeFatal } from 'node:internal/fatal';
import { loadedCommonJs, loadJson, publicModules, runCommonJs, runEntry } from 'node:internal/commonjs';
import { emitExit, emitRejection, emitUncaught, finish, prepare } from 'node:internal/process';
import { runTask, runTicks } from 'node:internal/tasks';
import { collectTests, installTestGlobals, runTest } from 'node:testing/runner';
import * as modules from 'node:internal/catalogue';

installGlobals();
Object.assign(publicModules, modules.catalogue);

export default {
  publicModules,
  collectTests,
  describeFatal,
  emitExit,
  emitRejection,
  emitUncaught,
  finish,
  installTestGlobals,
  loadJson,
  loadedCommonJs,
  prepare,
  runCommonJs,
  runEntry,
  runTask,
  runTest,
  runTicks,
  mapForEach: Map.prototype.forEach,
  mapSet: Map.prototype.set,
  Map,
};
