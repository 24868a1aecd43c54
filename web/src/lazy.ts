// Parts of the app that come when they are needed. The server may be away just
// then: what is not there is done without, and asked for again the next time.

/** A part of the app, or null where it cannot be had now. */
export async function lazily<Part>(load: () => Promise<Part>): Promise<Part | null> {
  try {
    return await load();
  } catch {
    return null;
  }
}

/** Fetches a part before it is needed, once the page has nothing else to do. */
export function soon(load: () => Promise<unknown>): void {
  const fetch = () => void lazily(load);
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetch, { timeout: 5000 });
  else setTimeout(fetch, 1000);
}
