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
  /** Has saved when it returns, for a page that is about to go. */
  saveNow(record: StoredClient): void;
  remove(room: string, client: number): Promise<void>;
}

const DATABASE = 'greenroom';
const TABLE = 'clients';
/** A client without unsent edits is of no use after this. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

export class IndexedStore implements UnsentStore {
  #database: Promise<IDBDatabase> | undefined;
  #late = new LateRecords();

  async load(room: string): Promise<StoredClient[]> {
    const table = await this.#table('readonly');
    const all = await done(table.index('room').getAll(room) as IDBRequest<StoredClient[]>);
    for (const late of this.#late.of(room)) {
      const at = all.findIndex(({ client }) => client === late.client);
      if (at < 0) all.push(late);
      else if ((all[at]?.savedAt ?? 0) <= late.savedAt) all[at] = late;
    }
    const alive = all.filter(({ savedAt, files }) => files.length > 0 || Date.now() - savedAt < KEPT_MS);
    return alive.sort((one, other) => other.savedAt - one.savedAt);
  }

  async save(record: StoredClient): Promise<void> {
    await done((await this.#table('readwrite')).put(record));
    this.#late.settle(record);
  }

  saveNow(record: StoredClient): void {
    this.#late.put(record);
  }

  async remove(room: string, client: number): Promise<void> {
    await done((await this.#table('readwrite')).delete([room, client]));
    this.#late.remove(room, client);
  }

  async #table(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#database ??= open();
    return (await this.#database).transaction(TABLE, mode, { durability: 'strict' }).objectStore(TABLE);
  }
}

/**
 * What a page writes on its way out. IndexedDB answers later, and a page that is
 * gone is not waited for: the last letters typed offline would be lost.
 */
class LateRecords {
  put(record: StoredClient): void {
    try {
      storage()?.setItem(lateKey(record.room, record.client), JSON.stringify(record));
    } catch {
      // Full or forbidden: then IndexedDB has what it was given in time.
    }
  }

  of(room: string): StoredClient[] {
    const keys = Object.keys(storage() ?? {}).filter((key) => key.startsWith(lateKey(room, '')));
    return keys.flatMap((key) => this.#read(key) ?? []);
  }

  /** IndexedDB has this record now; an older one is not needed any more. */
  settle(record: StoredClient): void {
    const late = this.#read(lateKey(record.room, record.client));
    if (late && late.savedAt <= record.savedAt) this.remove(record.room, record.client);
  }

  remove(room: string, client: number): void {
    storage()?.removeItem(lateKey(room, client));
  }

  #read(key: string): StoredClient | null {
    const text = storage()?.getItem(key) ?? null;
    return text === null ? null : (JSON.parse(text) as StoredClient);
  }
}

function lateKey(room: string, client: number | ''): string {
  return `greenroom/late/${room}/${client}`;
}

/** Not there where the browser forbids it. */
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
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
