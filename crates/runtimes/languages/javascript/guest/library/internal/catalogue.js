// The modules that candidates can import, by the name without `node:`.
import assert, { strict } from 'node:modules/assert';
import buffer from 'node:modules/buffer';
import crypto from 'node:modules/crypto';
import events from 'node:modules/events';
import fs from 'node:modules/fs';
import fsPromises from 'node:modules/fs_promises';
import module from 'node:modules/module';
import os from 'node:modules/os';
import path from 'node:modules/path';
import perf_hooks from 'node:modules/perf_hooks';
import querystring from 'node:modules/querystring';
import readline, { promises as readlinePromises } from 'node:modules/readline';
import stream from 'node:modules/stream';
import string_decoder from 'node:modules/string_decoder';
import timers, { promises as timersPromises } from 'node:modules/timers';
import url from 'node:modules/url';
import util, { types } from 'node:modules/util';
import { console } from 'node:internal/console';
import { process } from 'node:internal/process';
import { nodeTest } from 'node:testing/node_test';
import { testGlobals } from 'node:testing/runner';

export const catalogue = {
  assert,
  'assert/strict': strict,
  buffer,
  console,
  crypto,
  events,
  fs,
  'fs/promises': fsPromises,
  module,
  os,
  path,
  'path/posix': path,
  perf_hooks,
  process,
  querystring,
  readline,
  'readline/promises': readlinePromises,
  stream,
  string_decoder,
  test: nodeTest,
  'test/globals': testGlobals,
  timers,
  'timers/promises': timersPromises,
  url,
  util,
  'util/types': types,
};
