import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { ClientMessage, EventBody, Phase, Welcome } from '../protocol/generated';
import { Authority } from './authority';
import type { Socket } from './connection';
import { RoomSession } from './session.svelte';
import type { StoredClient, UnsentStore } from './storage';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  sent: ClientMessage[] = [];

  send(text: string) {
    this.sent.push(JSON.parse(text) as ClientMessage);
  }

  close() {}

  says(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

class MemoryStore implements UnsentStore {
  records = new Map<number, StoredClient>();
  load = async () => [...this.records.values()];
  save = async (record: StoredClient) => void this.records.set(record.client, structuredClone(record));
  saveNow = (record: StoredClient) => void this.records.set(record.client, structuredClone(record));
  remove = async (_room: string, client: number) => void this.records.delete(client);
}

let store: MemoryStore;
let sockets: FakeSocket[];
let authority: Authority;
let notices: string[];
let sessions: RoomSession[];

beforeEach(() => {
  vi.useFakeTimers();
  store = new MemoryStore();
  authority = new Authority(1, 'one\n');
  [sockets, notices, sessions] = [[], [], []];
});

afterEach(() => {
  for (const session of sessions) session.stop();
  vi.useRealTimers();
});

async function open(client: number, { resumed = false, phase = 'live' as Phase } = {}) {
  const session = new RoomSession({
    room: 'r1',
    open: () => {
      sockets.push(new FakeSocket());
      return sockets.at(-1)!;
    },
    store,
    locks: { take: () => Promise.resolve(true) },
    extensions: () => [],
    notify: (text) => notices.push(text),
  });
  sessions.push(session);
  await session.start();
  welcome(client, resumed, phase);
  return session;
}

function welcome(client: number, resumed: boolean, phase: Phase = 'live') {
  const socket = sockets.at(-1)!;
  socket.onopen?.();
  const [hello] = socket.sent;
  const since = hello?.type === 'hello' ? hello.resume?.versions[0]?.version : undefined;
  const message: Welcome & { type: 'welcome' } = {
    type: 'welcome',
    client,
    secret: `secret ${client}`,
    resumed,
    you: { id: 1, role: 'candidate', name: 'Ada' },
    room: {
      id: 'r1',
      title: 'Room',
      challenge: 'c',
      statement: '',
      language: 'python',
      entry: 'main.py',
      visible_cases: [],
    },
    phase,
    timer: null,
    autorun: false,
    now_ms: 1000,
    sequence: 1,
    files: [authority.state(resumed ? since : undefined)],
    participants: [{ id: 1, role: 'candidate', name: 'Ada' }],
    presence: [],
    accepted: [{ file: 1, version: authority.accepted(client) }],
    history: [],
  };
  socket.says(message);
}

function happens(body: EventBody) {
  sockets.at(-1)!.says({ type: 'event', event: { sequence: 9, at_ms: 2000, actor: 2, body } });
}

function type(session: RoomSession, text: string) {
  const document = session.documents.get(1)!;
  document.dispatch({ changes: { from: 0, insert: text } });
  session.typed(document);
}

/** The edits that are on their way arrive, and everybody is told. */
function arrive(client: number) {
  const socket = sockets.at(-1)!;
  for (const message of socket.sent.splice(0)) {
    if (message.type !== 'edit') continue;
    for (const event of authority.edit(client, message)) socket.says({ type: 'event', event });
  }
}

test('what is typed is unconfirmed until the server says so, and written down meanwhile', async () => {
  const session = await open(3);
  type(session, 'x');
  expect(session.unconfirmed).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(store.records.get(3)?.files[0]?.changes).toEqual([[[0, 'x'], 4]]);

  arrive(3);
  expect(session.unconfirmed).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(store.records.get(3)?.files).toEqual([]);
});

test('a page that comes back is who it was, and sends what it had not', async () => {
  const before = await open(3);
  type(before, 'x');
  await vi.advanceTimersByTimeAsync(200);
  before.stop();

  const after = await open(3, { resumed: true });
  const socket = sockets.at(-1)!;
  expect(socket.sent[0]).toEqual({
    type: 'hello',
    resume: { client: 3, secret: 'secret 3', versions: [{ file: 1, version: 0 }] },
  });
  expect(after.documents.get(1)?.text).toBe('xone\n');
  arrive(3);
  expect(authority.text.toString()).toBe('xone\n');
});

test('a cut in between loses nothing and doubles nothing', async () => {
  const session = await open(3);
  type(session, 'x');
  const lost = sockets.at(-1)!.sent.find((message) => message.type === 'edit')!;
  authority.edit(3, lost as Extract<ClientMessage, { type: 'edit' }>);
  sockets.at(-1)!.onclose?.({ code: 1006 });
  type(session, 'y');
  expect(session.connection.type).toBe('waiting');

  await vi.advanceTimersByTimeAsync(1000);
  welcome(3, true);
  arrive(3);
  expect(authority.text.toString()).toBe('yxone\n');
  expect(session.documents.get(1)?.text).toBe('yxone\n');
  expect(session.unconfirmed).toBe(0);
});

test('in a paused room nothing is sent, and what was typed just before goes when it is on again', async () => {
  const session = await open(3);
  const timer = null;
  happens({ type: 'controlled', control: { command: 'pause' }, phase: 'paused', timer });
  expect(session.facts.writable).toBe(false);
  const document = session.documents.get(1)!;
  document.dispatch({ changes: { from: 0, insert: 'x' } });
  expect(document.text).toBe('one\n');

  happens({ type: 'controlled', control: { command: 'start' }, phase: 'live', timer });
  expect(session.facts.writable).toBe(true);
  type(session, 'x');
  arrive(3);
  expect(authority.text.toString()).toBe('xone\n');
});

test('a name that another page holds on to is given up after a while', async () => {
  await open(3);
  for (let attempt = 0; attempt < 7; attempt++) {
    sockets.at(-1)!.onclose?.({ code: 4409 });
    await vi.advanceTimersByTimeAsync(11_000);
    sockets.at(-1)!.onopen?.();
  }
  const hello = sockets.at(-1)!.sent[0];
  expect(hello).toEqual({ type: 'hello', resume: null });
});

test('what cannot be sent is said, not swallowed', async () => {
  const session = await open(3);
  sockets.at(-1)!.onclose?.({ code: 1006 });
  expect(session.chat('hello')).toBe(false);
  expect(notices).toEqual(['Not connected: try again in a moment.']);
});

test('selections are told at most ten times a second, and only of text that the server has', async () => {
  const session = await open(3);
  const document = session.documents.get(1)!;
  const selections = () => sockets.at(-1)!.sent.filter((message) => message.type === 'select');
  for (let head = 0; head < 4; head++) {
    document.dispatch({ selection: { anchor: 0, head } });
    session.select(document);
  }
  await vi.advanceTimersByTimeAsync(150);
  expect(selections()).toEqual([{ type: 'select', file: 1, version: 0, ranges: [{ anchor: 0, head: 3 }] }]);

  type(session, 'x');
  document.dispatch({ selection: { anchor: 1 } });
  session.select(document);
  await vi.advanceTimersByTimeAsync(500);
  expect(selections()).toHaveLength(1);
  arrive(3);
  await vi.advanceTimersByTimeAsync(150);
  expect(selections()).toEqual([{ type: 'select', file: 1, version: 1, ranges: [{ anchor: 1, head: 1 }] }]);
});

test('a page that goes has kept its last letter before it is gone', async () => {
  const session = await open(3);
  sockets.at(-1)!.onclose?.({ code: 1006 });
  type(session, 'last');
  session.leave();
  // Nothing was waited for.
  expect(JSON.stringify(store.records.get(3)?.files)).toContain('last');
});

test('a browser that cannot keep anything is told of', async () => {
  const session = await open(3);
  sockets.at(-1)!.onclose?.({ code: 1006 });
  store.save = () => Promise.reject(new Error('full'));
  type(session, 'x');
  await vi.advanceTimersByTimeAsync(200);
  expect(session.keeps).toBe(false);
});
