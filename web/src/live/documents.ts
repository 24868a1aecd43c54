// The files of a room in this browser: takes in what the server says of them,
// sends what was typed one message at a time, and checks now and then that
// both sides have the same text.
import type { Extension, TransactionSpec } from '@codemirror/state';

import type {
  ClientMessage,
  Event,
  FileState,
  FileVersion,
  Refusal,
  Welcome,
} from '../protocol/generated';
import { FileDocument, type DocumentOptions, type UnsentFile } from './document';
import { fnv1a } from './hash';

export interface DocumentsOptions {
  send: (message: ClientMessage) => boolean;
  /** The socket says nonsense or nothing: open another one. */
  renew: () => void;
  /** An edit was given up, and why. */
  lost: (path: string, reason: string) => void;
  /** What was typed where a file was being locked was given up, and no more. */
  withdrawn: (path: string) => void;
  /** Something was typed, or confirmed. */
  changed: () => void;
  extensions: (file: number) => Extension;
}

const CHECK_AFTER_UPDATES = 200;
const RETRY_MS = 1000;
/** An edit that is not answered for so long was sent into a dead socket. */
const UNANSWERED_MS = 10_000;
/** As many changes as one message carries may be unknown after a lost answer. */
const MOST_UNKNOWN = 64;

export class Documents {
  #options: DocumentsOptions;
  #all = new Map<number, FileDocument>();
  #unsent = new Map<number, UnsentFile>();
  #sentAt = new Map<number, number>();
  #unchecked = new Map<number, number>();
  #wrong = new Set<number>();
  #client = -1;
  #bound = true;
  #writable = false;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  get(file: number): FileDocument | undefined {
    return this.#all.get(file);
  }

  all(): FileDocument[] {
    return [...this.#all.values()];
  }

  /** Changes that the server has not confirmed. */
  get unconfirmed(): number {
    return this.all().reduce((sum, document) => sum + document.pending.length, 0);
  }

  /** What an earlier page left; taken up when the server's files come. */
  remember(unsent: UnsentFile[]): void {
    for (const file of unsent) this.#unsent.set(file.file, file);
  }

  /** What has to be kept in case this page goes away. */
  unsent(): UnsentFile[] {
    const mine = this.all().flatMap((document) => document.unsent() ?? []);
    const untouched = [...this.#unsent.values()].filter(({ file }) => !this.#all.has(file));
    return [...mine, ...untouched];
  }

  /** The versions to resume from; of files that went wrong the text is wanted. */
  versions(): FileVersion[] {
    const known = this.all().map(({ id, version }) => ({ file: id, version }));
    const kept = [...this.#unsent.values()]
      .filter(({ file }) => !this.#all.has(file))
      .map(({ file, version }) => ({ file, version }));
    return [...known, ...kept].filter(({ file }) => !this.#wrong.has(file));
  }

  /** Changes how every file is shown, the hidden ones too. */
  dispatch(spec: TransactionSpec): void {
    for (const document of this.#all.values()) document.dispatch(spec);
  }

  welcome(welcome: Welcome): void {
    this.#client = welcome.client;
    this.#bound = welcome.you.role === 'candidate';
    const accepted = new Map(welcome.accepted.map(({ file, version }) => [file, version]));
    const present = new Set(welcome.files.map(({ file }) => file));
    for (const file of [...this.#all.keys(), ...this.#unsent.keys()]) {
      if (!present.has(file)) this.#forget(file, 'it was deleted');
    }
    for (const file of welcome.files) {
      this.#take(file, accepted.get(file.file) ?? 0, welcome.resumed);
    }
    this.#wrong.clear();
    this.#sentAt.clear();
  }

  setWritable(writable: boolean): void {
    this.#writable = writable;
    for (const document of this.#all.values()) document.setWritable(writable);
    this.flushAll();
  }

  /** Takes in an event about files; others change nothing. */
  apply({ body }: Event): void {
    switch (body.type) {
      case 'file_created':
        this.#create({ ...body, version: 0, content: { type: 'text', text: body.text } }, body.text, 0);
        break;
      case 'file_renamed': {
        const document = this.#all.get(body.file);
        if (document) document.path = body.path;
        break;
      }
      case 'file_deleted':
        this.#forget(body.file, 'it was deleted');
        break;
      case 'file_protected':
        this.#all.get(body.file)?.protect(body.protection);
        break;
      case 'edited':
        this.#receive(body.file, body.version, body.changes.map((changes) => ({ client: body.client, changes })));
        break;
    }
  }

  resync(file: FileState): void {
    const document = this.#all.get(file.file);
    if (!document || file.content.type !== 'text') return;
    document.resynchronise(file, file.content.text);
    this.#sentAt.delete(file.file);
    this.#options.changed();
    this.flush(document);
  }

  /** The server did not take the edit that is on its way, if one is. */
  refused({ code, message, file }: Refusal): void {
    const document = file === null ? undefined : this.#all.get(file);
    if (!document || document.inFlight === 0) return;
    document.inFlight = 0;
    this.#sentAt.delete(document.id);
    switch (code) {
      // Kept until the room is open again.
      case 'locked':
        return;
      case 'protected':
        // A stretch was locked while it was typed in: the rest is sent again.
        if (!document.withdraw()) break;
        this.#options.withdrawn(document.path);
        this.#options.changed();
        this.flush(document);
        return;
      case 'too_often':
      case 'internal':
        setTimeout(() => this.flush(document), RETRY_MS);
        return;
      case 'invalid':
        // The whole text comes next and may mend it; twice it is hopeless.
        if (!this.#wrong.has(document.id)) {
          this.#wrong.add(document.id);
          return;
        }
    }
    this.#wrong.delete(document.id);
    document.discard();
    this.#options.lost(document.path, message);
    this.#options.changed();
  }

  flushAll(): void {
    for (const document of this.#all.values()) this.flush(document);
  }

  /** Sends what was typed in a file, unless something is on its way already. */
  flush(document: FileDocument): void {
    if (!this.#writable || document.inFlight > 0) return;
    const edit = document.sendable();
    if (!edit) return;
    const sent = this.#options.send({
      type: 'edit',
      file: document.id,
      version: edit.version,
      client_sequence: edit.clientSequence,
      changes: edit.changes,
    });
    if (!sent) return;
    document.inFlight = edit.changes.length;
    this.#sentAt.set(document.id, Date.now());
  }

  /** The socket is gone: nothing is on its way any more. */
  disconnected(): void {
    this.#sentAt.clear();
    for (const document of this.#all.values()) document.inFlight = 0;
  }

  /** To be called every second or so. */
  watch(): void {
    const oldest = Math.min(...this.#sentAt.values());
    if (Date.now() - oldest > UNANSWERED_MS) this.#options.renew();
  }

  /** Asks whether the server has the same texts, of files that changed since. */
  check(): void {
    for (const [file] of this.#unchecked) this.#check(file);
  }

  #take(file: FileState, accepted: number, resumed: boolean): void {
    const options = this.#documentOptions(file.file);
    const unsent = this.#unsent.get(file.file);
    let document = this.#all.get(file.file);
    if (!document && unsent) {
      document = FileDocument.restore(unsent, file.path, options);
      this.#all.set(file.file, document);
    }
    this.#unsent.delete(file.file);
    if (file.content.type === 'text') {
      const { text } = file.content;
      if (!document) return this.#create(file, text, accepted);
      document.resynchronise(file, text, resumed ? accepted : document.accepted + guessAccepted(document, text));
      if (!resumed) document.rename(this.#client, 0);
      return;
    }
    if (!document) return this.#options.renew();
    document.path = file.path;
    document.protect(file.protection);
    document.inFlight = 0;
    this.#receive(file.file, document.version, file.content.updates);
  }

  #create(file: FileState, text: string, accepted: number): void {
    if (this.#all.has(file.file)) return;
    const document = new FileDocument(file, text, accepted, this.#documentOptions(file.file));
    document.setWritable(this.#writable);
    this.#all.set(file.file, document);
  }

  #receive(file: number, version: number, updates: { client: number; changes: FileChanges }[]): void {
    const document = this.#all.get(file);
    if (!document) return;
    // Older than what the welcome was made of.
    if (version + updates.length <= document.version) return;
    try {
      if (version !== document.version) throw new RangeError(`expected ${document.version}, got ${version}`);
      document.receive(updates);
    } catch {
      this.#wrong.add(file);
      this.#options.renew();
      return;
    }
    this.#wrong.delete(file);
    if (document.inFlight === 0) this.#sentAt.delete(file);
    const unchecked = (this.#unchecked.get(file) ?? 0) + updates.length;
    this.#unchecked.set(file, unchecked);
    if (unchecked >= CHECK_AFTER_UPDATES) this.#check(file);
    this.#options.changed();
    this.flush(document);
  }

  #check(file: number): void {
    const document = this.#all.get(file);
    this.#unchecked.delete(file);
    if (!document) return;
    const { base, version } = document;
    this.#options.send({ type: 'check', file, version, length: base.length, hash: fnv1a(base) });
  }

  #forget(file: number, reason: string): void {
    const document = this.#all.get(file);
    const unsent = this.#unsent.get(file);
    this.#all.delete(file);
    this.#unsent.delete(file);
    this.#unchecked.delete(file);
    this.#sentAt.delete(file);
    if (document && document.pending.length > 0) this.#options.lost(document.path, reason);
    else if (unsent) this.#options.lost('a file', reason);
  }

  #documentOptions(file: number): DocumentOptions {
    return {
      client: this.#client,
      bound: this.#bound,
      extensions: () => this.#options.extensions(file),
    };
  }
}

type FileChanges = FileUpdates[number]['changes'];
type FileUpdates = Extract<FileState['content'], { type: 'missed' }>['updates'];

/**
 * How many of a document's unconfirmed changes the server's text has, where it
 * does not know us any more: the number that leaves the least difference.
 */
function guessAccepted(document: FileDocument, text: string): number {
  let mine = document.base;
  let best = 0;
  let least = distance(mine.toString(), text);
  document.pending.slice(0, MOST_UNKNOWN).forEach((changes, index) => {
    mine = changes.apply(mine);
    const now = distance(mine.toString(), text);
    if (now < least) [best, least] = [index + 1, now];
  });
  return best;
}

/** How much lies between the common beginning and end of two texts. */
function distance(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return one.length + other.length - 2 * (start + end);
}
