// What the browser tells of the page, passed on to the room's session.
import type { RoomSession } from '../live/session.svelte';

/** Begins to listen; returns how to stop. */
export function watchPage(session: RoomSession): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const inFront = () => document.visibilityState === 'visible' && document.hasFocus();
  let told = true;
  const focus = () => {
    const now = inFront();
    if (now !== told) session.focus(now);
    told = now;
  };
  addEventListener('online', () => session.retry(), { signal });
  addEventListener('offline', () => session.lostNetwork(), { signal });
  addEventListener('pagehide', () => session.leave(), { signal });
  addEventListener('focus', focus, { signal });
  // The focus may be on its way to another element of the page.
  addEventListener('blur', () => setTimeout(focus), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      focus();
      if (document.visibilityState === 'hidden') session.leave();
      else session.retry();
    },
    { signal },
  );
  return () => stop.abort();
}
