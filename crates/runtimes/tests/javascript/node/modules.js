// What the modules answer.
const path = require('path'), util = require('node:util'), qs = require('querystring'), url = require('url'), os = require('os');
const show = (...values) => console.log(...values);
show(path.join('/a', '..', 'b', './c'), path.resolve('/x', 'y', '../z'), path.basename('/a/b.txt', '.txt'), path.extname('a.b.c'), path.extname('.bashrc'), path.dirname('/a/b/c'), path.dirname('a'), path.normalize('a//b/../c/'), path.relative('/a/b/c', '/a/d'), path.parse('/home/u/file.tar.gz'), path.format({ dir: '/x', name: 'n', ext: '.e' }), path.isAbsolute('a'), path.sep);
show(qs.parse('a=1&b=2&a=3&c=%20x+y'), qs.stringify({ a: [1, 2], b: 'x y', c: true, d: null }));
show(new URL('../c?x=1#y', 'http://h.com/a/b/').href, new URL('HTTP://EXAMPLE.com:80/%7Efoo/../a b').href, new URL('https://ex.com').pathname, URL.canParse('nope'), url.parse('http://user:p@h.com:8080/p/a?q=1#h').pathname);
const params = new URLSearchParams({ q: 'a b', r: 'ü&=' }); params.append('q', '2'); params.sort();
show(params.toString(), [...params], params.getAll('q'), params.has('r'), params.get('zz'), params.size);
const u = new URL('http://h.com/x'); u.searchParams.set('k', 'v w'); u.hash = 'top'; u.port = '81'; u.pathname = '/new path'; show(u.href, String(u), JSON.stringify({ u }));
show(util.format('%s=%d %j', 'a', 1, { b: 2 }), util.isDeepStrictEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), util.isDeepStrictEqual([1], ['1']), util.types.isPromise(Promise.resolve()), util.types.isRegExp(/x/), util.inspect('a\nb'));
const wait = util.promisify((value, done) => setTimeout(() => done(null, value * 2), 1));
wait(21).then(show);
util.promisify((done) => done(new Error('failed')))().catch((error) => show(error.message));
function Old() {} function Parent() {} Parent.prototype.hi = () => 'hi'; util.inherits(Old, Parent); show(new Old().hi(), Old.super_ === Parent);
show(util.parseArgs({ args: ['-f', '--bar', 'b', 'pos'], options: { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' } }, allowPositionals: true }).values.bar);
const b = Buffer.from('héllo wörld'); show(b.length, b.toString('hex'), b.toString('base64'), Buffer.from('aGk=', 'base64').toString(), Buffer.from('ff00', 'hex'), b.slice(0, 3), Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString(), Buffer.alloc(3, 'ab'), Buffer.compare(Buffer.from('a'), Buffer.from('b')), b.indexOf('w'), b.includes('zz'), Buffer.byteLength('ü'), Buffer.isBuffer(b), b.equals(Buffer.from('héllo wörld')), JSON.stringify(Buffer.from('x')), b.readUInt16BE(0), b.subarray(1, 2).length, Buffer.from([1, 2, 300]), Buffer.from('zz', 'latin1'), b.toString('utf8', 0, 5), Buffer.from('€').toString('latin1').length);
const w = Buffer.alloc(8); w.writeInt32LE(-5, 0); w.writeUInt16BE(513, 4); w.write('hi', 6); show(w, w.readInt32LE(0), w.toString('base64url'));
const { createHash, createHmac, randomUUID, randomBytes, timingSafeEqual } = require('crypto');
show(createHash('sha256').update('abc').digest('hex'), createHash('md5').update('a').update('b').digest('base64'), createHash('sha1').update('').digest('hex'), createHash('sha512').update('x').digest('hex').slice(0, 16), createHmac('sha256', 'key').update('data').digest('hex'), /^[0-9a-f-]{36}$/.test(randomUUID()), randomBytes(4).length, timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
const { StringDecoder } = require('string_decoder'); const d = new StringDecoder('utf8'); show(d.write(Buffer.from([0xe2, 0x82])) + d.write(Buffer.from([0xac])) + d.end());
show(new TextDecoder().decode(new TextEncoder().encode('ü€😀')), new TextEncoder().encode('é'), new TextDecoder('utf-8').decode(new Uint8Array([0xff, 0x41])), btoa('hello'), atob('aGVsbG8='));
const clone = structuredClone({ d: new Date(0), m: new Map([[1, { a: 1 }]]), s: new Set([1]), n: [undefined, null], r: /x/gi, e: new RangeError('r'), t: new Uint8Array([1, 2]) }); show(clone.d, clone.m, clone.s, clone.n, clone.r, clone.e instanceof RangeError, clone.t);
const cyc = { a: 1 }; cyc.self = cyc; show(structuredClone(cyc)); try { structuredClone(() => 1); } catch (error) { show(error.name, error.message, error instanceof DOMException); }
const EventEmitter = require('events'); const em = new EventEmitter();
em.on('x', (...values) => show('x', values)); em.once('x', () => show('once')); em.prependListener('x', () => show('first')); show(em.emit('x', 1, 2), em.emit('x', 3), em.emit('none'), em.listenerCount('x'), em.eventNames());
try { em.emit('error', new Error('boom')); } catch (error) { show(error.message); } try { em.emit('error', 'text'); } catch (error) { show(error.message, error.code); }
class Mine extends EventEmitter { constructor() { super(); this.v = 1; } go() { this.emit('go', this.v); } } const mine = new Mine(); mine.on('go', function (v) { show(this === mine, v); }); mine.go();
EventEmitter.once(em, 'later').then(([value]) => show('later', value)); setTimeout(() => em.emit('later', 'v'), 3);
(async () => { for await (const [value] of EventEmitter.on(em, 'many')) { show('many', value); if (value === 2) break; } })(); setTimeout(() => { em.emit('many', 1); em.emit('many', 2); }, 1);
const ac = new AbortController(); ac.signal.addEventListener('abort', (event) => show(event.type, ac.signal.aborted, ac.signal.reason.name)); ac.abort(); try { ac.signal.throwIfAborted(); } catch (error) { show(error.name); }
const target = new EventTarget(); target.addEventListener('e', (event) => { show(event.type, event.detail, event.defaultPrevented); }, { once: true }); target.dispatchEvent(new CustomEvent('e', { detail: 5 })); target.dispatchEvent(new Event('e'));
show(os.EOL === '\n', typeof performance.now(), require('perf_hooks').performance === performance, globalThis === global, typeof process.hrtime.bigint(), process.argv.length, typeof process.env, require('assert') === require('node:assert'), require('module').isBuiltin('fs'));
