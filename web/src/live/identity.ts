// Which client of a room this page is. A tab that was reloaded goes on as who
// it was; a tab that was duplicated must not: two pages with one name would
// fight. The browser's locks tell the two apart.
import type { StoredClient } from './storage';

export interface Locks {
  /** Holds `name` for as long as the page lives; false if another page does. */
  take(name: string): Promise<boolean>;
}

/** The newest stored client that no other page of this browser is. */
export async function claim(records: StoredClient[], locks: Locks): Promise<StoredClient | null> {
  for (const record of records) {
    if (await locks.take(lockName(record.room, record.client))) return record;
  }
  return null;
}

export function lockName(room: string, client: number): string {
  return `greenroom/${room}/${client}`;
}

/** The browser's own locks; without them (plain http) every claim holds. */
export class BrowserLocks implements Locks {
  take(name: string): Promise<boolean> {
    // Not there where the page is not secure, whatever the types say.
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      void locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => {});
      });
    });
  }
}
