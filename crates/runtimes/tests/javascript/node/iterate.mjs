// A module: top-level await, reading lines by iteration, dynamic import.
import { createInterface } from 'node:readline/promises';
import { readFileSync } from 'fs';
import path, { join } from 'path';
import assert from 'node:assert/strict';
const rl = createInterface({ input: process.stdin });
let total = 0;
for await (const line of rl) { if (line.trim() === '') continue; total += Number(line); }
console.log('total', total, join('a', 'b') === path.join('a', 'b'));
const { EOL } = await import('node:os');
assert.equal(EOL, '\n');
console.log(typeof import.meta.url, import.meta.url.startsWith('file://'), typeof require, this === undefined, path.basename(import.meta.filename ?? 'iterate.mjs'));
try { await import('./missing.mjs'); } catch (error) { console.log(error.code === 'ERR_MODULE_NOT_FOUND' || error.code); }
console.log(readFileSync.name, (await Promise.all([1, Promise.resolve(2)])).join());
export const unused = 1;
