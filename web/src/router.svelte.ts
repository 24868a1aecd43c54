// Which page an address means. Each page is a chunk of its own, loaded when it
// is first shown.
import type { Component } from 'svelte';

export type PageProps = { id: string };
type Loader = () => Promise<{ default: Component<PageProps> }>;

interface Route {
  pattern: RegExp;
  title: string;
  load: Loader;
}

const ROUTES: Route[] = [
  { pattern: /^\/$/, title: 'Rooms', load: () => import('./staff/Dashboard.svelte') },
  { pattern: /^\/setup$/, title: 'Set up', load: () => import('./staff/Setup.svelte') },
  { pattern: /^\/login$/, title: 'Sign in', load: () => import('./staff/Login.svelte') },
  { pattern: /^\/accounts$/, title: 'Accounts', load: () => import('./staff/Accounts.svelte') },
  { pattern: /^\/join$/, title: 'Join', load: () => import('./pages/Join.svelte') },
  { pattern: /^\/rooms\/([\w-]{1,32})$/, title: 'Room', load: () => import('./pages/Room.svelte') },
  {
    pattern: /^\/rooms\/([\w-]{1,32})\/replay$/,
    title: 'Replay',
    load: () => import('./replay/Replay.svelte'),
  },
  { pattern: /^\/challenges$/, title: 'Challenges', load: () => import('./staff/Challenges.svelte') },
  {
    pattern: /^\/challenges\/([\w-]{1,64})$/,
    title: 'Challenge',
    load: () => import('./staff/Challenge.svelte'),
  },
  {
    pattern: /^\/challenges\/([\w-]{1,64})\/comparison$/,
    title: 'Comparison',
    load: () => import('./staff/Comparison.svelte'),
  },
];

const NOT_FOUND: Loader = () => import('./pages/NotFound.svelte');

export interface Match {
  id: string;
  title: string;
  load: Loader;
}

/** The page of a path, or the one that says there is none. */
export function match(path: string): Match {
  for (const { pattern, title, load } of ROUTES) {
    const found = pattern.exec(path);
    if (found) return { id: found[1] ?? '', title, load };
  }
  return { id: '', title: 'Not found', load: NOT_FOUND };
}

class Router {
  path = $state(location.pathname);

  constructor() {
    addEventListener('popstate', () => (this.path = location.pathname));
    document.addEventListener('click', (event) => this.#follow(event));
  }

  /** Goes to another page of the app without loading it anew. */
  navigate(to: string, { replace = false } = {}): void {
    if (replace) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    this.path = location.pathname;
  }

  #follow(event: MouseEvent): void {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !plain || !(event.target instanceof Element)) return;
    const link = event.target.closest('a');
    if (!link || link.target || link.hasAttribute('download')) return;
    const sameOrigin = link.origin === location.origin;
    const toServer = link.pathname.startsWith('/api/');
    const withinPage = link.pathname === location.pathname && link.hash !== '';
    if (!sameOrigin || toServer || withinPage) return;
    event.preventDefault();
    this.navigate(link.pathname + link.search + link.hash);
  }
}

export const router = new Router();
