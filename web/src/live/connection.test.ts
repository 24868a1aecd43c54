import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { wait } from './backoff';
import { Connection, type ConnectionState, type Socket } from './connection';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  sent: unknown[] = [];
  closed = false;

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  says(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

let sockets: FakeSocket[];
let states: ConnectionState[];
let received: unknown[];
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, states, received] = [[], [], []];
  connection = new Connection({
    open: () => {
      sockets.push(new FakeSocket());
      return sockets.at(-1)!;
    },
    hello: () => ({ type: 'hello', resume: null }),
    receive: (message) => received.push(message),
    changed: (state) => states.push(state),
    random: () => 0.5,
  });
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

const types = () => states.map(({ type }) => type);

test('every socket begins with hello', () => {
  sockets[0]!.onopen?.();
  expect(sockets[0]!.sent).toEqual([{ type: 'hello', resume: null }]);
  sockets[0]!.onclose?.({ code: 1006 });
  vi.runOnlyPendingTimers();
  sockets[1]!.onopen?.();
  expect(sockets[1]!.sent).toHaveLength(1);
  expect(types()).toEqual(['connecting', 'open', 'waiting', 'connecting', 'open']);
});

test('nothing is sent while there is no socket', () => {
  expect(connection.send({ type: 'focus', focused: true })).toBe(false);
  sockets[0]!.onopen?.();
  expect(connection.send({ type: 'focus', focused: true })).toBe(true);
});

test('the waits grow, up to a bound', () => {
  const waits = [0, 1, 2, 3, 10, 50].map((attempt) => wait(attempt, 0.5));
  expect(waits).toEqual([188, 375, 750, 1500, 7500, 7500]);
  expect([wait(3, 0), wait(3, 0.999)]).toEqual([1000, 1999]);
});

test('what trying again does not mend is final', () => {
  sockets[0]!.onopen?.();
  sockets[0]!.onclose?.({ code: 4403 });
  vi.advanceTimersByTime(60_000);
  expect(states.at(-1)).toEqual({ type: 'closed', reason: 'forbidden' });
  expect(sockets).toHaveLength(1);
});

test('a server that restarts says when to come back', () => {
  sockets[0]!.onopen?.();
  sockets[0]!.says({ type: 'closing', code: 'restarting', retry_ms: 3000 });
  sockets[0]!.onclose?.({ code: 4503 });
  vi.advanceTimersByTime(3000);
  expect(sockets).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(sockets).toHaveLength(2);
  expect(received).toEqual([]);
});

test('a server that says never is believed', () => {
  sockets[0]!.onopen?.();
  sockets[0]!.says({ type: 'closing', code: 'internal', retry_ms: null });
  sockets[0]!.onclose?.({ code: 4500 });
  expect(states.at(-1)).toEqual({ type: 'closed', reason: 'internal' });
});

test('a dead socket is given up without waiting for it', () => {
  const [first] = sockets;
  first!.onopen?.();
  connection.renew();
  expect(first!.closed).toBe(true);
  connection.retry();
  expect(sockets).toHaveLength(2);
  // What the old one still says is nothing to us.
  expect([first!.onmessage, first!.onclose]).toEqual([null, null]);
});
