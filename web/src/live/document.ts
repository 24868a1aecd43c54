// One file as this browser has it: the server's text, and on top of it the
// edits that the server has not confirmed yet. `@codemirror/collab` does the
// rebasing; this counts, packs and survives what goes wrong on the way.
import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from '@codemirror/collab';
import {
  ChangeSet,
  EditorState,
  Text,
  type Extension,
  type StateEffect,
  type TransactionSpec,
} from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

import type { Changes, FileState, Protection, Update } from '../protocol/generated';
import { difference } from './difference';
import { mapRanges, protection, setProtection, setWritable, touches } from './protection';

/** What the protocol allows in one message, with room for its frame. */
const MOST_CHANGES = 64;
const MOST_BYTES = 192 * 1024;
/** Further back than this a position of somebody else's is not moved along. */
const REMEMBERED_UPDATES = 256;
/** Whose an update is. What counts is only whether it is ours: the server may
 * know us by another number after every connection. */
const OURS = 'ours';
const OTHERS = 'others';

/** A file's unconfirmed edits with all they need to be taken up again. */
export interface UnsentFile {
  file: number;
  version: number;
  text: string;
  accepted: number;
  changes: Changes[];
}

export interface DocumentOptions {
  client: number;
  /** Whether protections hold for the one who edits here. */
  bound: boolean;
  /** What the editor is made of at this moment. */
  extensions: () => Extension;
}

const encoder = new TextEncoder();

/** Reads lines as the wire has them: `\n` and nothing else ends one. */
export function toText(text: string): Text {
  return Text.of(text.split('\n'));
}

export class FileDocument {
  readonly id: number;
  path: string;
  /** How many changes of this client the server has. */
  accepted: number;
  /** How many unconfirmed changes are on their way. */
  inFlight = 0;

  #base: Text;
  /** What is protected, in positions of the server's text. */
  #held: Protection;
  /** The server's version, less the one that the editor's state counts. */
  #ahead = 0;
  #state: EditorState;
  #view: EditorView | undefined;
  #scroll: StateEffect<unknown> | undefined;
  #recent: { version: number; changes: ChangeSet }[] = [];
  #options: DocumentOptions;

  constructor(file: FileState, text: string, accepted: number, options: DocumentOptions) {
    this.id = file.file;
    this.path = file.path;
    this.accepted = accepted;
    this.#options = options;
    this.#base = toText(text);
    this.#held = file.protection;
    this.#state = EditorState.create({
      doc: this.#base,
      extensions: [
        collab({ startVersion: file.version, clientID: OURS }),
        protection(options.bound),
        options.extensions(),
      ],
    });
    this.protect(file.protection);
  }

  /** Takes up what an earlier page or connection left unconfirmed. */
  static restore(unsent: UnsentFile, path: string, options: DocumentOptions): FileDocument {
    const file: FileState = {
      file: unsent.file,
      path,
      version: unsent.version,
      content: { type: 'text', text: unsent.text },
      protection: { type: 'none' },
    };
    const document = new FileDocument(file, unsent.text, unsent.accepted, options);
    for (const changes of unsent.changes) {
      document.dispatch({ changes: ChangeSet.fromJSON(changes), filter: false });
    }
    return document;
  }

  get state(): EditorState {
    return this.#view?.state ?? this.#state;
  }

  get view(): EditorView | undefined {
    return this.#view;
  }

  get version(): number {
    return getSyncedVersion(this.state) + this.#ahead;
  }

  /** The text as the server has it at `version`. */
  get base(): Text {
    return this.#base;
  }

  get text(): string {
    return this.state.doc.toString();
  }

  /** Edits that are not confirmed, in order. */
  get pending(): ChangeSet[] {
    return sendableUpdates(this.state).map((update) => update.changes);
  }

  dispatch(...specs: TransactionSpec[]): void {
    if (this.#view) this.#view.dispatch(...specs);
    else this.#state = this.#state.update(...specs).state;
  }

  /** From now on `view` shows and changes this file. */
  attach(view: EditorView): void {
    view.setState(this.#state);
    if (this.#scroll) view.dispatch({ effects: this.#scroll });
    this.#view = view;
  }

  /** The view shows something else, or is gone. */
  detach(): void {
    if (!this.#view) return;
    this.#state = this.#view.state;
    this.#scroll = this.#view.scrollSnapshot();
    this.#view = undefined;
  }

  protect(protection: Protection): void {
    this.#held = protection;
    // Told in positions of the server's text; ours may be further.
    const moved = this.pending.reduce(movedOver, protection);
    this.dispatch({ effects: setProtection.of(moved) });
  }

  setWritable(writable: boolean): void {
    this.dispatch({ effects: setWritable.of(writable) });
  }

  /** The next edits to send, as many as one message may carry. */
  sendable(): { version: number; clientSequence: number; changes: Changes[] } | null {
    const changes: Changes[] = [];
    let bytes = 0;
    for (const change of this.pending.slice(0, MOST_CHANGES)) {
      const json = change.toJSON() as Changes;
      bytes += byteLength(JSON.stringify(json));
      if (changes.length > 0 && bytes > MOST_BYTES) break;
      changes.push(json);
    }
    if (changes.length === 0) return null;
    return { version: this.version, clientSequence: this.accepted, changes };
  }

  /** Applies what the server says happened. Throws if it cannot have. */
  receive(updates: Update[]): void {
    if (updates.length === 0) return;
    const own = this.#options.client;
    let version = this.version;
    const read = updates.map(({ client, changes }) => ({ client, changes: ChangeSet.fromJSON(changes) }));
    let base = this.#base;
    for (const { changes } of read) base = changes.apply(base);
    const accepted = read.filter(({ client }) => client === own).length;
    const before = this.pending.length;
    // The server rebases over one change at a time, which is not always the
    // same as over several at once; where nothing is pending it does not matter.
    const steps = before === 0 ? [read] : read.map((update) => [update]);
    for (const step of steps) {
      const received = step.map(({ client, changes }) => ({ clientID: client === own ? OURS : OTHERS, changes }));
      this.dispatch(receiveUpdates(this.state, received));
    }
    this.#base = base;
    for (const { changes } of read) this.#held = movedOver(this.#held, changes);
    for (const { changes } of read) this.#recent.push({ version: version++, changes });
    this.#recent.splice(0, this.#recent.length - REMEMBERED_UPDATES);
    this.accepted += accepted;
    this.inFlight = Math.max(0, this.inFlight - (before - this.pending.length));
  }

  /**
   * Takes the server's text as it is; edits that it does not have are kept, as
   * far as they can be. `accepted` is how many of this client's changes the
   * text has, where that is known. To the editor it is one more change that
   * came in: what can be undone, what is folded, and the cursor stay.
   */
  resynchronise(file: FileState, text: string, accepted = this.accepted): void {
    const base = toText(text);
    const confirmed = this.pending.slice(0, Math.max(0, accepted - this.accepted));
    const mine = confirmed.reduce((now, change) => change.apply(now), this.#base);
    this.#settle(confirmed, difference(mine, base), base, file.version);
    this.accepted = accepted;
    this.path = file.path;
    this.protect(file.protection);
  }

  /** Gives up what is not confirmed; the server will never take it. */
  discard(): void {
    const { pending, version } = this;
    const [first, ...rest] = pending;
    if (!first) return;
    const all = rest.reduce((sum, change) => sum.compose(change), first);
    this.#settle(pending, all.invert(this.#base), this.#base, version);
    this.protect(this.#held);
  }

  /**
   * Gives up those unconfirmed edits that touch what is protected by now; what
   * was typed elsewhere stays. Says whether there were any such.
   */
  withdraw(): boolean {
    const kept: ChangeSet[] = [];
    let held = this.#held;
    let before = this.#base;
    // From the text with all edits so far to the one with those that are kept.
    let without = ChangeSet.empty(before.length);
    for (const change of this.pending) {
      const moved = change.map(without);
      const allowed = held.type === 'none' || (held.type === 'ranges' && !touches(held.ranges, moved));
      without = allowed ? without.map(change, true) : change.invert(before).compose(without);
      before = change.apply(before);
      if (!allowed) continue;
      kept.push(moved);
      held = movedOver(held, moved);
    }
    if (kept.length === this.pending.length) return false;
    const selection = this.state.selection.map(without);
    this.discard();
    for (const changes of kept) this.dispatch({ changes, filter: false });
    this.dispatch({ selection });
    return true;
  }

  /** From now on the server knows us as this client, which has done nothing yet. */
  rename(client: number, accepted: number): void {
    this.#options = { ...this.#options, client };
    this.accepted = accepted;
    this.inFlight = 0;
  }

  /** What has to be kept so that nothing is lost if the page goes away now. */
  unsent(): UnsentFile | null {
    const { pending, version, accepted } = this;
    if (pending.length === 0) return null;
    return {
      file: this.id,
      version,
      accepted,
      text: this.#base.toString(),
      changes: pending.map((change) => change.toJSON() as Changes),
    };
  }

  /** A position of the server's text at `version`, in the text that is shown. */
  locate(position: number, version: number): number {
    let at = position;
    for (const update of this.#recent) {
      if (update.version >= version && at <= update.changes.length) at = update.changes.mapPos(at, 1);
    }
    for (const change of this.pending) at = change.mapPos(Math.min(at, change.length), 1);
    return Math.min(at, this.state.doc.length);
  }

  /** Edits of ours are confirmed, and then the text changed into `base`. */
  #settle(confirmed: ChangeSet[], remote: ChangeSet, base: Text, version: number): void {
    const updates = confirmed.map((changes) => ({ clientID: OURS, changes }));
    if (!remote.empty) updates.push({ clientID: OTHERS, changes: remote });
    if (updates.length > 0) this.dispatch(receiveUpdates(this.state, updates));
    this.#ahead = version - getSyncedVersion(this.state);
    this.#base = base;
    this.inFlight = 0;
    this.#recent = [];
  }
}

function movedOver(protection: Protection, changes: ChangeSet): Protection {
  return protection.type === 'ranges' ? { type: 'ranges', ranges: mapRanges(protection.ranges, changes) } : protection;
}

function byteLength(text: string): number {
  return encoder.encode(text).length;
}
