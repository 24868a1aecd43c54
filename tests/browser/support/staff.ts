// What the team does before an interview, through the same REST interface that
// its pages use.
import type { Server } from './server';

const CREDENTIALS = { login: 'grace', password: 'a long enough password' };

export class Staff {
  #origin: string;
  #cookie = '';

  private constructor(origin: string) {
    this.#origin = origin;
  }

  /** The first account, by the link that the server printed. */
  static async setUp(server: Server): Promise<Staff> {
    const staff = new Staff(server.origin);
    await staff.#post('/setup', { token: server.setUpToken, name: 'Grace Hopper', ...CREDENTIALS });
    if (staff.#cookie === '') await staff.#post('/login', CREDENTIALS);
    return staff;
  }

  /** Makes a room; returns its id. */
  async room(challenge: string, language: string): Promise<string> {
    const { id } = (await this.#post('/rooms', { challenge, language, minutes: 45 })) as { id: string };
    return id;
  }

  /** Ends the session of a room. */
  async end(room: string): Promise<void> {
    await this.#post(`/rooms/${room}/end`, {});
  }

  /** The path of a link into a room. */
  async invite(room: string, role: 'candidate' | 'interviewer' | 'observer', name: string): Promise<string> {
    const { url } = (await this.#post(`/rooms/${room}/invites`, { role, name })) as { url: string };
    return url.replace(/^https?:\/\/[^/]+/, '');
  }

  /** What the browser of this account sends. */
  cookies(): { name: string; value: string; url: string }[] {
    const [name = '', value = ''] = this.#cookie.split('=');
    return [{ name, value, url: this.#origin }];
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${this.#origin}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#origin, cookie: this.#cookie },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.#cookie = cookie;
    return text === '' ? undefined : JSON.parse(text);
  }
}
