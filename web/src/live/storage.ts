// Unconfirmed edits in IndexedDB, so that a reload, a crash of the browser or a
// night offline loses nothing. One record per client of a room.
import type { UnsentFile } from './document';

export interface StoredClient {
  room: string;
  client: number;
  secret: string;
  savedAt: number;
  files: UnsentFile[];
}

export interface UnsentStore {
  load(room: string): Promise<StoredClient[]>;
  save(record: StoredClient): Promise<void>;
  remove(room: string, client: number): Promise<void>;
}

const DATABASE = 'greenroom';
const TABLE = 'clients';
/** A client without unsent edits is of no use after this. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

export class IndexedStore implements UnsentStore {
  #database: Promise<IDBDatabase> | undefined;

  async load(room: string): Promise<StoredClient[]> {
    const table = await this.#table('readonly');
    const all = await done(table.index('room').getAll(room) as IDBRequest<StoredClient[]>);
    const alive = all.filter(({ savedAt, files }) => files.length > 0 || Date.now() - savedAt < KEPT_MS);
    return alive.sort((one, other) => other.savedAt - one.savedAt);
  }

  async save(record: StoredClient): Promise<void> {
    await done((await this.#table('readwrite')).put(record));
  }

  async remove(room: string, client: number): Promise<void> {
    await done((await this.#table('readwrite')).delete([room, client]));
  }

  async #table(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#database ??= open();
    return (await this.#database).transaction(TABLE, mode, { durability: 'strict' }).objectStore(TABLE);
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    const table = request.result.createObjectStore(TABLE, { keyPath: ['room', 'client'] });
    table.createIndex('room', 'room');
  };
  return done(request);
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser’s database refused'));
  });
}
