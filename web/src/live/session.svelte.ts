// A room as a page has it: the socket, the facts, the texts, and what is kept
// in case the page goes away. Knows nothing of how any of it is shown.
import type { Extension } from '@codemirror/state';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import type {
  ClientMessage,
  Control,
  Event,
  Protection,
  Refusal,
  RunKind,
  ServerMessage,
  Welcome,
} from '../protocol/generated';
import { Connection, type ConnectionState, type Socket } from './connection';
import type { FileDocument } from './document';
import { Documents } from './documents';
import { RoomFacts } from './facts.svelte';
import { claim, lockName, type Locks } from './identity';
import type { StoredClient, UnsentStore } from './storage';

export interface SessionOptions {
  room: string;
  open: () => Socket;
  store: UnsentStore;
  locks: Locks;
  extensions: (file: number) => Extension;
  notify: (text: string, tone: 'info' | 'bad') => void;
}

const SAVE_AFTER_MS = 100;
const WATCH_MS = 1000;
const CHECK_MS = 30_000;
const SELECT_MS = 120;
const MOST_RANGES = 32;
const CLAIM_AGAIN_MS = 300;
const DUPLICATE_ATTEMPTS = 6;

export class RoomSession {
  readonly facts = new RoomFacts();
  readonly documents: Documents;
  connection = $state.raw<ConnectionState>({ type: 'connecting', attempt: 0 });
  /** Whether the room was ever seen. */
  ready = $state.raw(false);
  /** Changes that the server has not confirmed. */
  unconfirmed = $state.raw(0);
  /** Whether this browser can keep what is not confirmed. */
  keeps = $state.raw(true);
  /** Whether one only looks on: then nothing can be typed, whatever the room allows. */
  watching = $state.raw(false);
  /** What was refused last, if it was not an edit. */
  refusal = $state.raw<Refusal | null>(null);
  /** Counts changes of any file, so that what depends on texts is shown anew. */
  edits = $state.raw(0);

  #options: SessionOptions;
  #connection: Connection;
  #identity: { client: number; secret: string } | null = null;
  #greeted = false;
  #listeners = new Set<(event: Event) => void>();
  #timers: ReturnType<typeof setInterval>[] = [];
  #saving: ReturnType<typeof setTimeout> | undefined;
  #selecting: ReturnType<typeof setTimeout> | undefined;
  #selected: FileDocument | null = null;
  #copied = '';
  /** The client of which it is written that nothing is unsent. */
  #written: number | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.documents = new Documents({
      send: (message) => this.send(message),
      renew: () => this.#connection.renew(),
      lost: (path, reason) => options.notify(`Your last changes to ${path} are gone: ${reason}`, 'bad'),
      withdrawn: (path) => options.notify(`This part of ${path} was just locked: what you typed there was taken back.`, 'info'),
      changed: () => this.#edited(),
      extensions: options.extensions,
    });
    this.#connection = new Connection({
      open: options.open,
      hello: () => this.#hello(),
      receive: (message) => this.#receive(message),
      changed: (state) => this.#moved(state),
    });
  }

  /** Opens the room, as the client that this page was before where it was one. */
  async start(): Promise<void> {
    const stored = await this.#claim();
    if (stored) {
      this.#identity = { client: stored.client, secret: stored.secret };
      this.documents.remember(stored.files);
    }
    this.#connection.start();
    this.#timers = [
      setInterval(() => this.documents.watch(), WATCH_MS),
      setInterval(() => this.documents.check(), CHECK_MS),
    ];
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#selecting);
    this.#connection.stop();
    void this.save();
  }

  /** Calls back with every event after the welcome; returns how to stop it. */
  onEvent(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends if the server is there and knows us; says whether. */
  send(message: ClientMessage): boolean {
    return this.#greeted && this.#connection.send(message);
  }

  retry(): void {
    this.#connection.retry();
  }

  /** Looks on from now on, or types as well. */
  watch(only: boolean): void {
    this.watching = only;
    this.#allowTyping();
  }

  /** The browser says that there is no network. */
  lostNetwork(): void {
    if (this.connection.type === 'open') this.#connection.renew();
  }

  /** Somebody typed in a file. */
  typed(document: FileDocument): void {
    this.documents.flush(document);
    this.#edited();
  }

  /** Somebody's cursor moved; told at most ten times a second. */
  select(document: FileDocument): void {
    this.#selected = document;
    this.#selecting ??= setTimeout(() => this.#tellSelection(), SELECT_MS);
  }

  copied(text: string): void {
    this.#copied = text;
  }

  pasted(document: FileDocument, text: string): void {
    if (text === '') return;
    this.send({
      type: 'pasted',
      file: document.id,
      length: text.length,
      sha256: bytesToHex(sha256(utf8ToBytes(text))),
      internal: text === this.#copied,
    });
  }

  focus(focused: boolean): void {
    this.send({ type: 'focus', focused });
  }

  run(kind: RunKind): boolean {
    return this.#try({ type: 'run', kind });
  }

  cancel(run: number): boolean {
    return this.#try({ type: 'cancel', run });
  }

  chat(text: string): boolean {
    return this.#try({ type: 'chat', text });
  }

  note(text: string, aboutMs: number | null): boolean {
    return this.#try({ type: 'note', text, about_ms: aboutMs });
  }

  mark(label: string): boolean {
    return this.#try({ type: 'mark', label });
  }

  control(control: Control): boolean {
    return this.#try({ type: 'control', control });
  }

  createFile(path: string, text = ''): boolean {
    return this.#try({ type: 'create_file', path, text });
  }

  renameFile(file: number, path: string): boolean {
    return this.#try({ type: 'rename_file', file, path });
  }

  deleteFile(file: number): boolean {
    return this.#try({ type: 'delete_file', file });
  }

  /** What candidates may not change of a file from now on. */
  protect(document: FileDocument, protection: Protection): boolean {
    if (document.pending.length > 0) {
      // Its positions mean nothing to the server yet.
      this.#options.notify('Your last changes are still being saved: try again in a moment.', 'info');
      return false;
    }
    return this.#try({ type: 'protect_file', file: document.id, version: document.version, protection });
  }

  /** Writes down what is not confirmed. */
  async save(): Promise<void> {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    const record = this.#record();
    // What is confirmed before it is due need not be written at all.
    if (!record || (record.files.length === 0 && this.#written === record.client)) return;
    this.#written = record.files.length === 0 ? record.client : null;
    try {
      await this.#options.store.save(record);
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
  }

  /** The page may be gone the next moment. */
  leave(): void {
    const record = this.#record();
    if (record && record.files.length > 0) this.#options.store.saveNow(record);
    void this.save();
  }

  #record(): StoredClient | null {
    const { room } = this.#options;
    return this.#identity && { ...this.#identity, room, savedAt: Date.now(), files: this.documents.unsent() };
  }

  #try(message: ClientMessage): boolean {
    const sent = this.send(message);
    if (!sent) this.#options.notify('Not connected: try again in a moment.', 'info');
    return sent;
  }

  async #claim(): Promise<StoredClient | null> {
    const { room, store, locks } = this.#options;
    try {
      const stored = await store.load(room);
      const unsentFirst = stored.sort((one, other) => Number(other.files.length > 0) - Number(one.files.length > 0));
      const claimed = await claim(unsentFirst, locks);
      if (claimed || !stored.some(({ files }) => files.length > 0)) return claimed;
      // The page that was here a moment ago may still hold it.
      await new Promise((resolve) => setTimeout(resolve, CLAIM_AGAIN_MS));
      return await claim(unsentFirst, locks);
    } catch {
      return null;
    }
  }

  #hello(): ClientMessage {
    const resume = this.#identity && { ...this.#identity, versions: this.documents.versions() };
    return { type: 'hello', resume };
  }

  #receive(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'event':
        this.documents.apply(message.event);
        this.facts.apply(message.event);
        if (message.event.body.type === 'controlled' || message.event.body.type === 'time_left') {
          this.#allowTyping();
        }
        for (const listener of this.#listeners) listener(message.event);
        break;
      case 'presence':
        this.facts.presence(message.clients, (file) => this.documents.get(file)?.version ?? 0);
        break;
      case 'refused':
        this.documents.refused(message);
        if (message.file === null) {
          this.refusal = message;
          this.#options.notify(sentence(message.message), 'bad');
        }
        break;
      case 'resync':
        this.documents.resync(message.file);
        break;
    }
  }

  #welcome(welcome: Welcome): void {
    const before = this.#identity;
    this.#identity = { client: welcome.client, secret: welcome.secret };
    this.documents.welcome(welcome);
    this.facts.welcome(welcome);
    this.#greeted = true;
    this.ready = true;
    this.#allowTyping();
    this.#edited();
    void this.save();
    if (before?.client === welcome.client) return;
    const { room, store, locks } = this.#options;
    void locks.take(lockName(room, welcome.client));
    if (before) void store.remove(room, before.client).catch(() => {});
  }

  #allowTyping(): void {
    this.documents.setWritable(this.facts.writable && !this.watching);
  }

  #moved(state: ConnectionState): void {
    this.connection = state;
    if (state.type === 'open') return;
    this.#greeted = false;
    this.documents.disconnected();
    if (state.type === 'waiting' && state.reason === 'duplicate' && state.attempt >= DUPLICATE_ATTEMPTS) {
      // Another page is who we were, and stays: go on as somebody new.
      this.#identity = null;
    }
  }

  #edited(): void {
    const before = this.unconfirmed;
    this.edits++;
    this.unconfirmed = this.documents.unconfirmed;
    if (this.unconfirmed > 0 || before > 0) this.#saving ??= setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  #tellSelection(): void {
    this.#selecting = undefined;
    const document = this.#selected;
    if (!document) return;
    // Positions in text that the server does not have yet mean nothing to it.
    if (document.pending.length > 0) {
      this.#selecting = setTimeout(() => this.#tellSelection(), SELECT_MS);
      return;
    }
    this.#selected = null;
    const { main, ranges } = document.state.selection;
    const mainFirst = [main, ...ranges.filter((range) => range !== main)];
    this.send({
      type: 'select',
      file: document.id,
      version: document.version,
      ranges: mainFirst.slice(0, MOST_RANGES).map(({ anchor, head }) => ({ anchor, head })),
    });
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}
