// Everything that happened in a room that is still on: what the server has of
// it, page by page, and then what comes over the socket. The socket's welcome
// leaves out edits and selections; the strip and the differences need them.
import type { Event } from '../protocol/generated';
import { Session } from '../replay/session';

/** Reads the events after a sequence number, page by page. */
export type ReadEvents = (after: number, take: (events: Event[]) => void) => Promise<void>;

/** How often what is shown of a growing session is made anew. */
const SHOWN_EVERY_MS = 500;

export class LiveLog {
  session = $state.raw(new Session());
  /** Changes when there is something new to show. */
  version = $state(0);
  /** What went wrong with reading, for people; it is read again at the next connection. */
  problem = $state('');
  #read: ReadEvents;
  #waiting: Event[] | null = null;
  #shown: ReturnType<typeof setTimeout> | undefined;

  constructor(read: ReadEvents) {
    this.#read = read;
  }

  /** Takes an event of the socket. */
  take(event: Event): void {
    if (this.#waiting) this.#waiting.push(event);
    else if (this.#append(event)) this.#show();
  }

  /** Reads what is missing; to be called at every welcome. */
  async catchUp(): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = [];
    try {
      await this.#read(this.#newest(), (events) => {
        for (const event of events) this.#append(event);
        this.#show();
      });
      this.problem = '';
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    const waiting = this.#waiting;
    this.#waiting = null;
    // Without what came before them they make no sense.
    if (this.problem === '') for (const event of waiting) this.#append(event);
    this.#show();
  }

  #newest(): number {
    return this.session.events.at(-1)?.sequence ?? 0;
  }

  #append(event: Event): boolean {
    try {
      return this.session.append(event);
    } catch {
      // Something was missed on the way: begin anew.
      this.session = new Session();
      void this.catchUp();
      return false;
    }
  }

  #show(): void {
    this.#shown ??= setTimeout(() => {
      this.#shown = undefined;
      this.version += 1;
    }, SHOWN_EVERY_MS);
  }
}
