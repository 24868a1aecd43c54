// The cable between a browser and the server, which a test can pull.
import { connect, createServer, type Server as NetServer, type Socket } from 'node:net';

export class Cable {
  #server: NetServer;
  #sockets = new Set<Socket>();
  #pulled = false;
  port = 0;

  private constructor(to: number) {
    this.#server = createServer((near) => {
      if (this.#pulled) {
        near.destroy();
        return;
      }
      const far = connect(to, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
  }

  static async to(port: number): Promise<Cable> {
    const cable = new Cable(port);
    await new Promise<void>((listening) => cable.#server.listen(0, '127.0.0.1', listening));
    const address = cable.#server.address();
    cable.port = typeof address === 'object' && address ? address.port : 0;
    return cable;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on nothing gets through, and nobody is told. */
  stall(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  pull(): void {
    this.#pulled = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  plugIn(): void {
    this.#pulled = false;
  }

  remove(): void {
    this.pull();
    this.#server.close();
  }
}
