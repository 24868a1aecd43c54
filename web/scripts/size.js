// What a candidate's browser loads before they can type, compressed: builds the
// app in memory, follows the imports, and fails where it is more than it may be.
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const LIMIT_BYTES = 250 * 1024;
const LANGUAGES = ['python', 'javascript', 'rust'];
/** Pages of the candidate, by the modules that begin their chunks. */
const ENTRIES = ['index.html', 'src/pages/Room.svelte', 'src/candidate/Candidate.svelte'];

const { output } = await build({ build: { write: false }, logLevel: 'silent' });
const chunks = output.filter(({ type }) => type === 'chunk');
const byName = new Map(output.map((item) => [item.fileName, item]));
const beginningWith = (module) => chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));

function loaded(language) {
  const modules = [...ENTRIES, `@codemirror/lang-${language}/dist/index.js`];
  const files = new Set(['index.html']);
  const waiting = modules.map((module) => {
    const chunk = beginningWith(module);
    if (!chunk) throw new Error(`no chunk begins with ${module}`);
    return chunk.fileName;
  });
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (files.has(name)) continue;
    files.add(name);
    const chunk = byName.get(name);
    waiting.push(...(chunk?.imports ?? []));
    for (const css of chunk?.viteMetadata?.importedCss ?? []) files.add(css);
  }
  return files;
}

function compressed(name) {
  const item = byName.get(name);
  return gzipSync(item.type === 'chunk' ? item.code : item.source, { level: 9 }).length;
}

let failed = false;
for (const language of LANGUAGES) {
  const files = [...loaded(language)];
  const bytes = files.reduce((sum, name) => sum + compressed(name), 0);
  failed ||= bytes > LIMIT_BYTES;
  console.log(`${language}: ${(bytes / 1024).toFixed(1)} KiB compressed in ${files.length} files`);
  if (process.argv.includes('--files')) {
    for (const name of files.sort((a, b) => compressed(b) - compressed(a))) console.log(`  ${compressed(name)} ${name}`);
  }
}
if (failed) {
  console.error(`A candidate's first load may be ${LIMIT_BYTES / 1024} KiB. \`npm run size -- --files\` shows what it is.`);
  process.exit(1);
}
