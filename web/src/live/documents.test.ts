import { history, redo, undo } from '@codemirror/commands';
import { codeFolding, foldEffect, foldedRanges } from '@codemirror/language';
import { ChangeSet } from '@codemirror/state';
import { beforeEach, describe, expect, test } from 'vitest';

import type { ClientMessage, Role, ServerMessage, Welcome } from '../protocol/generated';
import { Authority } from './authority';
import { Documents } from './documents';
import { fnv1a } from './hash';

type Edit = Extract<ClientMessage, { type: 'edit' }>;

/** A browser whose messages wait until the test delivers them. */
class Browser {
  readonly documents: Documents;
  readonly outbox: Edit[] = [];
  readonly asked: ClientMessage[] = [];
  readonly lost: string[] = [];
  renewals = 0;
  connected = true;

  constructor(
    readonly client: number,
    readonly authority: Authority,
  ) {
    this.documents = new Documents({
      send: (message) => {
        if (this.connected && message.type === 'edit') this.outbox.push(message);
        else if (this.connected) this.asked.push(message);
        return this.connected;
      },
      renew: () => this.renewals++,
      lost: (path, reason) => this.lost.push(`${path}: ${reason}`),
      withdrawn: (path) => this.lost.push(`in ${path}`),
      changed: () => {},
      extensions: () => [history({ newGroupDelay: 0 }), codeFolding()],
    });
  }

  get document() {
    return this.documents.get(1)!;
  }

  get text() {
    return this.document.text;
  }

  join({ resumed = false, role = 'candidate' as Role, client = this.client } = {}) {
    const since = resumed ? this.documents.versions().find(({ file }) => file === 1)?.version : undefined;
    const welcome = {
      client,
      resumed,
      you: { id: client, role, name: 'x' },
      files: [this.authority.state(since)],
      accepted: [{ file: 1, version: this.authority.accepted(client) }],
    } as unknown as Welcome;
    this.connected = true;
    this.documents.welcome(welcome);
    this.documents.setWritable(true);
  }

  type(at: number, text: string, remove = 0) {
    this.document.dispatch({ changes: { from: at, to: at + remove, insert: text } });
    this.documents.flush(this.document);
  }

  cut() {
    this.connected = false;
    this.documents.disconnected();
    return this.outbox.splice(0);
  }
}

/** Delivers everything that is on its way, to everybody. */
function settle(authority: Authority, browsers: Browser[]) {
  for (let more = true; more; ) {
    more = false;
    for (const browser of browsers) {
      const message = browser.outbox.shift();
      if (!message) continue;
      more = true;
      for (const event of authority.edit(browser.client, message)) {
        for (const reader of browsers) if (reader.connected) reader.documents.apply(event);
      }
    }
  }
}

let authority: Authority;
let ada: Browser;
let grace: Browser;
beforeEach(() => {
  authority = new Authority(1, 'one\ntwo\n');
  ada = new Browser(1, authority);
  grace = new Browser(2, authority);
  ada.join();
  grace.join({ role: 'interviewer' });
});

test('what two people type at once comes to the same text everywhere', () => {
  ada.type(0, 'A');
  grace.type(8, 'G');
  ada.type(1, 'B');
  settle(authority, [ada, grace]);
  expect(ada.text).toBe('ABone\ntwo\nG');
  expect([grace.text, authority.text.toString()]).toEqual([ada.text, ada.text]);
  expect(ada.documents.unconfirmed).toBe(0);
});

test('one message is on its way at a time, and the rest follows it together', () => {
  ada.type(0, 'a');
  ada.type(1, 'b');
  ada.type(2, 'c');
  expect(ada.outbox).toHaveLength(1);
  settle(authority, [ada]);
  expect(authority.past).toHaveLength(3);
  expect(ada.document.accepted).toBe(3);
});

test('a message carries at most 64 changes', () => {
  ada.connected = false;
  for (let at = 0; at < 100; at++) ada.type(at, 'x');
  ada.connected = true;
  ada.documents.flushAll();
  expect(ada.outbox[0]!.changes).toHaveLength(64);
  settle(authority, [ada]);
  expect(authority.text.toString()).toBe(`${'x'.repeat(100)}one\ntwo\n`);
});

describe('after the connection was cut', () => {
  test('an edit that had arrived is not made twice', () => {
    ada.type(0, 'x');
    const [sent] = ada.cut();
    authority.edit(1, sent!);
    ada.type(1, 'y');
    ada.join({ resumed: true });
    settle(authority, [ada]);
    expect(ada.text).toBe('xyone\ntwo\n');
    expect(authority.text.toString()).toBe(ada.text);
  });

  test('an edit that had not arrived is made, over what happened meanwhile', () => {
    ada.type(3, '!');
    ada.cut();
    grace.type(0, '# ');
    settle(authority, [grace]);
    ada.join({ resumed: true });
    settle(authority, [ada, grace]);
    expect(ada.text).toBe('# one!\ntwo\n');
    expect([grace.text, authority.text.toString()]).toEqual([ada.text, ada.text]);
  });

  test('a page that was loaded anew takes its unsent edits up', () => {
    ada.type(0, 'x');
    const [sent] = ada.cut();
    ada.type(1, 'y');
    authority.edit(1, sent!);
    grace.join({ role: 'interviewer' });
    grace.type(authority.text.length, 'end');
    settle(authority, [grace]);

    const reloaded = new Browser(1, authority);
    reloaded.documents.remember(structuredClone(ada.documents.unsent()));
    reloaded.join({ resumed: true });
    settle(authority, [reloaded, grace]);
    expect(reloaded.text).toBe('xyone\ntwo\nend');
    expect([grace.text, authority.text.toString()]).toEqual([reloaded.text, reloaded.text]);
  });

  test('a server that does not know the client any more gets only what it has not', () => {
    ada.type(0, 'x');
    const [sent] = ada.cut();
    ada.type(1, 'y');
    authority.edit(1, sent!);
    const reloaded = new Browser(7, authority);
    reloaded.documents.remember(structuredClone(ada.documents.unsent()));
    reloaded.join({ client: 7 });
    settle(authority, [reloaded]);
    expect(authority.text.toString()).toBe('xyone\ntwo\n');
    expect(reloaded.text).toBe(authority.text.toString());
  });
});

test('a text that the server sends anew keeps what was not sent', () => {
  ada.connected = false;
  ada.type(3, '!');
  authority.text = authority.text.replace(0, 3, authority.text.slice(4, 7));
  ada.connected = true;
  ada.documents.resync({ ...authority.state(), version: 5 });
  expect(ada.document.base.toString()).toBe('two\ntwo\n');
  expect(ada.text).toBe('two!\ntwo\n');
  expect(ada.outbox.at(-1)).toMatchObject({ type: 'edit', version: 5, client_sequence: 0 });
});

test('what can be undone and what is folded outlives a text that is sent anew', () => {
  ada.type(3, '!');
  settle(authority, [ada]);
  ada.document.dispatch({ effects: foldEffect.of({ from: 5, to: 8 }) });
  ada.connected = false;
  ada.type(8, '?');
  ada.connected = true;
  authority.text = authority.text.replace(0, 0, authority.text.slice(0, 1));
  ada.documents.resync({ ...authority.state(), version: 9 });
  expect(ada.text).toBe('oone!\ntwo?\n');
  expect([ada.document.version, ada.document.pending.length]).toEqual([9, 1]);
  const folded: number[][] = [];
  foldedRanges(ada.document.state).between(0, 99, (from, to) => void folded.push([from, to]));
  expect(folded).toEqual([[6, 9]]);

  const run = (command: typeof undo) =>
    command({ state: ada.document.state, dispatch: (transaction) => ada.document.dispatch(transaction) });
  run(undo);
  expect(ada.text).toBe('oone!\ntwo\n');
  run(undo);
  expect(ada.text).toBe('oone\ntwo\n');
  run(redo);
  expect(ada.text).toBe('oone!\ntwo\n');
});

test('of what was typed while a stretch was locked only what is in it is taken back', () => {
  ada.connected = false;
  ada.type(8, 'below');
  ada.type(5, 'IN');
  ada.type(0, 'above ');
  ada.type(21, '.');
  ada.connected = true;
  ada.documents.apply({
    sequence: 1,
    at_ms: 0,
    actor: 2,
    body: { type: 'file_protected', file: 1, protection: { type: 'ranges', ranges: [[3, 8]] } },
  });
  ada.documents.flushAll();
  ada.outbox.length = 0;
  ada.documents.refused({ code: 'protected', message: 'locked', file: 1 });
  expect(ada.text).toBe('above one\ntwo\nbelow.');
  expect(ada.lost).toEqual(['in main.py']);
  settle(authority, [ada, grace]);
  expect([authority.text.toString(), grace.text]).toEqual([ada.text, ada.text]);
  // The stretch is where it was, and holds.
  ada.type(11, 'x');
  expect(ada.text).toBe('above one\ntwo\nbelow.');
});

test('an edit that may not be made is taken back, and its author is told', () => {
  ada.type(0, 'x');
  ada.outbox.length = 0;
  ada.documents.refused({ code: 'protected', message: 'this part is given', file: 1 });
  expect(ada.text).toBe('one\ntwo\n');
  expect(ada.lost).toEqual(['main.py: this part is given']);
});

test('an edit that came too late is kept until the room is open again', () => {
  ada.type(0, 'x');
  ada.documents.setWritable(false);
  ada.outbox.length = 0;
  ada.documents.refused({ code: 'locked', message: 'the session is paused', file: 1 });
  ada.documents.resync(authority.state());
  expect(ada.text).toBe('xone\ntwo\n');
  expect(ada.outbox).toEqual([]);
  ada.documents.setWritable(true);
  settle(authority, [ada]);
  expect(authority.text.toString()).toBe('xone\ntwo\n');
});

test('nonsense is tried once more on the whole text, and then given up', () => {
  ada.type(0, 'x');
  ada.documents.refused({ code: 'invalid', message: 'no', file: 1 });
  ada.documents.resync(authority.state());
  expect(ada.text).toBe('xone\ntwo\n');
  ada.documents.refused({ code: 'invalid', message: 'no', file: 1 });
  expect(ada.text).toBe('one\ntwo\n');
  expect(ada.lost).toHaveLength(1);
});

test('a gap in what the server says opens another socket', () => {
  grace.type(0, 'a');
  settle(authority, [grace]);
  grace.type(1, 'b');
  const [event] = authority.edit(2, grace.outbox.shift()!);
  ada.documents.apply(event!);
  expect(ada.renewals).toBe(1);
  expect(ada.documents.versions()).toEqual([]);
});

test('the text is compared with the server’s now and then', () => {
  for (let at = 0; at < 200; at++) {
    grace.type(0, 'g');
    settle(authority, [grace, ada]);
  }
  expect(ada.asked.at(-1)).toEqual({ type: 'check', file: 1, version: 200, length: 208, hash: fnv1a(authority.text) });
});

test('a candidate cannot type into what is given, and others’ edits move it', () => {
  ada.documents.apply({
    sequence: 1,
    at_ms: 0,
    actor: null,
    body: { type: 'file_protected', file: 1, protection: { type: 'ranges', ranges: [[0, 4]] } },
  });
  ada.type(2, 'x');
  expect(ada.text).toBe('one\ntwo\n');
  grace.type(0, '# ');
  settle(authority, [ada, grace]);
  ada.type(1, 'y');
  ada.type(4, 'z');
  expect(ada.text).toBe('#y one\ntwo\n');
});

test('a deleted file with unsent edits is not silently gone', () => {
  ada.connected = false;
  ada.type(0, 'x');
  ada.documents.apply({ sequence: 1, at_ms: 0, actor: 2, body: { type: 'file_deleted', file: 1 } });
  expect(ada.documents.get(1)).toBeUndefined();
  expect(ada.lost).toEqual(['main.py: it was deleted']);
});

test('any order of typing, cutting and coming back leaves everybody with one text', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  const browsers = [ada, grace];
  for (let step = 0; step < 2000; step++) {
    const browser = browsers[random(2)]!;
    const length = browser.document.state.doc.length;
    const action = random(13);
    if (action < 6) {
      const at = random(length + 1);
      browser.type(at, ['a', 'bc', '\n', 'é', ''][random(5)]!, random(Math.min(3, length - at + 1)));
    } else if (action < 9) deliver(browser, browsers);
    else if (action === 9 && browser.connected) {
      // Some of what was on its way had arrived.
      const lost = browser.cut();
      if (random(2) === 0) for (const edit of lost) tell(authority.edit(browser.client, edit), browsers);
    } else if (action === 10 && !browser.connected) browser.join({ resumed: true });
    else if (action === 11 && browser.connected) browser.documents.resync(authority.state());
  }
  for (const browser of browsers) if (!browser.connected) browser.join({ resumed: true });
  settle(authority, browsers);
  expect(ada.text).toBe(authority.text.toString());
  expect(grace.text).toBe(authority.text.toString());
  expect(authority.past.length).toBeGreaterThan(300);
});

function deliver(browser: Browser, browsers: Browser[]) {
  const message = browser.outbox.shift();
  if (message) tell(authority.edit(browser.client, message), browsers);
}

function tell(events: Extract<ServerMessage, { type: 'event' }>['event'][], browsers: Browser[]) {
  for (const event of events) for (const reader of browsers) if (reader.connected) reader.documents.apply(event);
}

test('the hash is FNV-1a over UTF-16 units', () => {
  expect(fnv1a(ChangeSet.of({ from: 0, insert: 'a' }, 0).apply(authority.text.slice(0, 0)))).toBe(0x2b24d044 >>> 0);
});
