import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';

import { claim, lockName } from './identity';
import { IndexedStore, type StoredClient } from './storage';

const record = (client: number, savedAt: number, unsent = 0): StoredClient => ({
  room: 'r1',
  client,
  secret: `s${client}`,
  savedAt,
  files: Array.from({ length: unsent }, (_, file) => ({ file, version: 3, text: 'x', accepted: 1, changes: [[1]] })),
});

test('clients of a room come back newest first, those of others do not', async () => {
  const store = new IndexedStore();
  await store.save(record(1, Date.now() - 5));
  await store.save(record(2, Date.now()));
  await store.save({ ...record(3, Date.now()), room: 'r2' });
  expect((await store.load('r1')).map(({ client }) => client)).toEqual([2, 1]);
  await store.remove('r1', 2);
  expect((await store.load('r1')).map(({ client }) => client)).toEqual([1]);
});

test('an old client is forgotten, but never one with unsent edits', async () => {
  const store = new IndexedStore();
  const yearAgo = Date.now() - 365 * 24 * 3600 * 1000;
  await store.save({ ...record(8, yearAgo), room: 'old' });
  await store.save({ ...record(9, yearAgo, 1), room: 'old' });
  const found = await store.load('old');
  expect(found.map(({ client }) => client)).toEqual([9]);
  expect(found[0]?.files[0]?.changes).toEqual([[1]]);
});

test('two pages are never one client', async () => {
  const held = new Set<string>([lockName('r1', 2)]);
  const locks = {
    take: (name: string) => Promise.resolve(!held.has(name) && Boolean(held.add(name))),
  };
  const records = [record(2, 2), record(1, 1)];
  expect((await claim(records, locks))?.client).toBe(1);
  expect(await claim(records, locks)).toBeNull();
});

test('what a page wrote on its way out counts until something newer is kept', async () => {
  vi.stubGlobal('localStorage', new FakeLocalStorage());
  const store = new IndexedStore();
  await store.save({ ...record(1, 100), room: 'late' });
  store.saveNow({ ...record(1, 200, 1), room: 'late' });
  store.saveNow({ ...record(4, 150, 1), room: 'late' });
  const found = await store.load('late');
  expect(found.filter(({ files }) => files.length > 0).map(({ client }) => client)).toEqual([1, 4]);

  // An earlier write that arrives later takes nothing away.
  await store.save({ ...record(1, 199), room: 'late' });
  expect((await store.load('late')).find(({ client }) => client === 1)?.savedAt).toBe(200);
  const now = Date.now();
  await store.save({ ...record(1, now), room: 'late' });
  await store.remove('late', 4);
  expect((await store.load('late')).map(({ client, savedAt }) => [client, savedAt])).toEqual([[1, now]]);
  expect(Object.keys(localStorage)).toEqual([]);
  vi.unstubAllGlobals();
});

class FakeLocalStorage {
  [key: string]: unknown;
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}
