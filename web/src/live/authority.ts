// For tests: one file as the server orders it, with the rebasing of
// `@codemirror/collab` itself.
import { rebaseUpdates, type Update as CollabUpdate } from '@codemirror/collab';
import { ChangeSet, type Text } from '@codemirror/state';

import type { Changes, ClientMessage, Event, FileState } from '../protocol/generated';
import { toText } from './document';

type Edit = Extract<ClientMessage, { type: 'edit' }>;

export class Authority {
  text: Text;
  readonly past: CollabUpdate[] = [];
  #accepted = new Map<number, number>();
  #sequence = 0;

  constructor(
    readonly file: number,
    text: string,
  ) {
    this.text = toText(text);
  }

  get version(): number {
    return this.past.length;
  }

  accepted(client: number): number {
    return this.#accepted.get(client) ?? 0;
  }

  /** Takes an edit; the events are what everybody is told. */
  edit(client: number, edit: Edit): Event[] {
    const already = this.accepted(client);
    if (edit.client_sequence > already) throw new Error('these changes do not follow the ones before');
    let updates: readonly CollabUpdate[] = edit.changes.map((changes) => ({
      clientID: String(client),
      changes: ChangeSet.fromJSON(changes),
    }));
    if (edit.client_sequence + updates.length <= already) return [];
    // One change at a time, as the server does.
    for (const past of this.past.slice(edit.version)) updates = rebaseUpdates(updates, [past]);
    return updates.map((update) => this.#append(client, update.changes));
  }

  state(since?: number): FileState {
    const content: FileState['content'] =
      since === undefined
        ? { type: 'text', text: this.text.toString() }
        : {
            type: 'missed',
            updates: this.past
              .slice(since)
              .map(({ clientID, changes }) => ({ client: Number(clientID), changes: changes.toJSON() as Changes })),
          };
    return { file: this.file, path: 'main.py', version: this.version, content, protection: { type: 'none' } };
  }

  #append(client: number, changes: ChangeSet): Event {
    const version = this.version;
    this.text = changes.apply(this.text);
    this.past.push({ clientID: String(client), changes });
    this.#accepted.set(client, this.accepted(client) + 1);
    const body = {
      type: 'edited' as const,
      file: this.file,
      version,
      client,
      client_sequence: this.accepted(client) - 1,
      changes: [changes.toJSON() as Changes],
    };
    return { sequence: ++this.#sequence, at_ms: 0, actor: client, body };
  }
}
