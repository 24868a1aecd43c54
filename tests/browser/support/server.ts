// The real binary with a data folder of its own, which a test may kill and
// start again on the same port.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
export const BINARY = process.env.GREENROOM ?? join(ROOT, 'target/debug/greenroom');
const STARTS_WITHIN_MS = 60_000;

export class Server {
  readonly data = mkdtempSync(join(tmpdir(), 'greenroom-browser-'));
  readonly port: number;
  /** Everything it printed, for the set-up link and for whoever looks into a failure. */
  printed = '';
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<Server> {
    const server = new Server(await freePort());
    await server.start();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The token of the set-up link that the first start prints. */
  get setUpToken(): string {
    const token = /\/setup#([\w-]+)/.exec(this.printed)?.[1];
    if (!token) throw new Error(`no set-up link in:\n${this.printed}`);
    return token;
  }

  async start(): Promise<void> {
    const listen = `127.0.0.1:${this.port}`;
    const child = spawn(
      BINARY,
      ['serve', '--listen', listen, '--data', this.data, '--challenges', join(ROOT, 'challenges')],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#process = child;
    child.stdout.on('data', (bytes: Buffer) => (this.printed += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (this.printed += bytes.toString()));
    const ends = Date.now() + STARTS_WITHIN_MS;
    while (!(await this.#isReady())) {
      if (child.exitCode !== null || Date.now() > ends) throw new Error(`the server did not start:\n${this.printed}`);
      await new Promise((done) => setTimeout(done, 100));
    }
    const page = await fetch(this.origin);
    if (!page.ok) throw new Error('The binary carries no web app: run `just web`, then `cargo build`.');
  }

  /** As a power cut would: nothing is said, nothing is written. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  async #isReady(): Promise<boolean> {
    return fetch(`${this.origin}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
