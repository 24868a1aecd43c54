// The socket of a room, and how it comes back: knows when to try again and
// when not to, and nothing of what is said.
import type { ClientMessage, CloseCode, ServerMessage } from '../protocol/generated';
import { wait } from './backoff';

export type ConnectionState =
  | { type: 'connecting'; attempt: number }
  | { type: 'open' }
  | { type: 'waiting'; attempt: number; retryAt: number; reason: CloseCode | null }
  | { type: 'closed'; reason: CloseCode };

/** What of a WebSocket is used. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface ConnectionOptions {
  open: () => Socket;
  /** What to say first on every new socket. */
  hello: () => ClientMessage;
  receive: (message: ServerMessage) => void;
  changed: (state: ConnectionState) => void;
  random?: () => number;
  now?: () => number;
}

const CODES: Record<number, CloseCode> = {
  4400: 'malformed',
  4401: 'unauthorised',
  4403: 'forbidden',
  4408: 'too_slow',
  4409: 'duplicate',
  4413: 'too_large',
  4429: 'too_often',
  4500: 'internal',
  4503: 'restarting',
};

/** What trying again does not mend. */
const FINAL: ReadonlySet<CloseCode> = new Set(['unauthorised', 'forbidden', 'malformed', 'too_large']);

/** A socket that was open for so long starts the counting of attempts anew. */
const SETTLED_MS = 5000;

export class Connection {
  #options: Required<ConnectionOptions>;
  #socket: Socket | undefined;
  #state: ConnectionState = { type: 'connecting', attempt: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #openedAt = 0;
  #told: { code: CloseCode; retryMs: number | null } | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = { random: Math.random, now: Date.now, ...options };
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    this.#connect();
  }

  /** Sends if the socket is open; says whether it was. */
  send(message: ClientMessage): boolean {
    if (this.#state.type !== 'open' || !this.#socket) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Does not wait any longer: the network is back, or a person asks. */
  retry(): void {
    if (this.#state.type !== 'waiting' && this.#state.type !== 'closed') return;
    clearTimeout(this.#timer);
    this.#attempt = 0;
    this.#connect();
  }

  /** Gives the socket up and opens another: this one is dead or wrong. */
  renew(): void {
    if (this.#state.type === 'closed') return;
    this.#drop();
    this.#lost(undefined);
  }

  /** Ends it for good. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#drop();
  }

  #connect(): void {
    this.#told = undefined;
    this.#change({ type: 'connecting', attempt: this.#attempt });
    const socket = this.#options.open();
    this.#socket = socket;
    socket.onopen = () => {
      this.#openedAt = this.#options.now();
      socket.send(JSON.stringify(this.#options.hello()));
      this.#change({ type: 'open' });
    };
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code }) => {
      this.#socket = undefined;
      this.#lost(this.#told?.code ?? CODES[code]);
    };
  }

  #receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const message = JSON.parse(data) as ServerMessage;
    if (message.type === 'closing') {
      this.#told = { code: message.code, retryMs: message.retry_ms };
      return;
    }
    this.#options.receive(message);
  }

  #lost(code: CloseCode | undefined): void {
    const refused = code !== undefined && (FINAL.has(code) || (this.#told !== undefined && this.#told.retryMs === null));
    if (refused) {
      this.#change({ type: 'closed', reason: code });
      return;
    }
    if (this.#openedAt > 0 && this.#options.now() - this.#openedAt >= SETTLED_MS) this.#attempt = 0;
    this.#openedAt = 0;
    const asked = this.#told?.retryMs ?? 0;
    const delay = asked + wait(this.#attempt, this.#options.random());
    this.#attempt++;
    this.#change({ type: 'waiting', attempt: this.#attempt, retryAt: this.#options.now() + delay, reason: code ?? null });
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #change(state: ConnectionState): void {
    this.#state = state;
    this.#options.changed(state);
  }
}

/** The real thing. */
export function openSocket(room: string): Socket {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(`${scheme}//${location.host}/api/rooms/${room}/socket`) as Socket;
}
