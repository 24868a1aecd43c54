// Standard input in its many ways, and streams.
const readline = require('readline'); const fs = require('fs'); const { Readable, Transform, pipeline, Writable } = require('stream');
const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
const seen = [];
lines.on('line', (line) => seen.push(line));
lines.on('close', async () => {
  console.log('lines', seen);
  for await (const item of Readable.from(['a', 'b', 'c'])) console.log('item', item);
  const upper = new Transform({ transform(chunk, encoding, done) { done(null, chunk.toString().toUpperCase()); } });
  const chunks = []; const sink = new Writable({ write(chunk, encoding, done) { chunks.push(chunk.toString()); done(); } });
  pipeline(Readable.from(['x', 'y']), upper, sink, (error) => { console.log('pipeline', error ?? 'ok', chunks);
    fs.writeFileSync('out.txt', 'one\n'); fs.appendFileSync('out.txt', 'two\n'); console.log(fs.readFileSync('out.txt', 'utf8'), fs.existsSync('out.txt'), fs.existsSync('nope'), fs.statSync('out.txt').size, fs.statSync('out.txt').isFile());
    try { fs.readFileSync('nope.txt'); } catch (failure) { console.log(failure.code, failure.syscall); }
    fs.mkdirSync('d/e', { recursive: true }); fs.writeFileSync('d/e/f.json', '{"a":1}'); console.log(fs.readdirSync('d'), JSON.parse(fs.readFileSync('d/e/f.json')), fs.readdirSync('d', { withFileTypes: true })[0].isDirectory()); fs.renameSync('d/e/f.json', 'd/g.json'); fs.rmSync('d', { recursive: true }); console.log(fs.existsSync('d'));
    fs.readFile('out.txt', 'utf8', (failure, text) => { console.log('callback', failure, text.length); fs.unlinkSync('out.txt'); fs.promises.readFile('out.txt').catch((gone) => { console.log(gone.code); process.stdout.write('no newline'); process.stdout.write('\n'); process.exitCode = 3; }); });
  });
});
