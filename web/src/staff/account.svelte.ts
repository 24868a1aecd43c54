// Who is logged in, asked once for all of the team's pages.
import { ApiError } from '../api';
import type { StaffMember } from '../protocol/generated';
import { router } from '../router.svelte';
import { logOut, whoAmI } from './requests';

class Account {
  staff = $state<StaffMember | null>(null);

  /** Finds out who this is; who is nobody is sent to log in and comes back afterwards. */
  async need(): Promise<StaffMember | null> {
    if (this.staff) return this.staff;
    const me = await whoAmI();
    this.staff = me.staff;
    if (!me.staff) router.navigate(me.needs_set_up ? '/setup' : loginAddress(), { replace: true });
    return this.staff;
  }

  /** Finds out who this is, where being nobody is all right: a guest of a room. */
  async know(): Promise<void> {
    this.staff ??= (await whoAmI()).staff;
  }

  async leave(): Promise<void> {
    await logOut().catch((error: unknown) => {
      // A session that is over already is what was wanted.
      if (!(error instanceof ApiError && error.status === 401)) throw error;
    });
    this.staff = null;
    router.navigate('/login');
  }
}

export const account = new Account();

/** Where one logs in and comes back from to the page that one is on. */
function loginAddress(): string {
  const here = location.pathname + location.search + location.hash;
  return here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`;
}

/** The page of this site that a log-in leads to; a foreign address leads to the rooms. */
export function afterLogin(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
