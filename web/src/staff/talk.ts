// What was said and noted, in the order of the moments it is about.
import type { Event, ParticipantId } from '../protocol/generated';
import { Growing, type Folding } from '../replay/fold';

/** A line of the conversation, or a note or marker of the team. */
export interface Line {
  readonly kind: 'chat' | 'note' | 'marker';
  readonly sequence: number;
  /** The moment it is about. */
  readonly atMs: number;
  readonly actor: ParticipantId | null;
  readonly text: string;
}

/** The conversation, kept up with event by event. */
export class TalkFolding implements Folding<readonly Line[]> {
  readonly #lines = new Growing<Line>();

  take({ body, sequence, actor, at_ms }: Event): void {
    const add = (kind: Line['kind'], text: string, atMs: number) =>
      this.#lines.insert({ kind, sequence, atMs, actor, text }, byMoment);
    if (body.type === 'chatted') add('chat', body.text, at_ms);
    if (body.type === 'noted') add('note', body.text, body.about_ms);
    if (body.type === 'marked') add('marker', body.label, body.about_ms ?? at_ms);
  }

  view(): readonly Line[] {
    return this.#lines.view();
  }
}

/** How many of the lines were said to everybody. */
export function countChat(lines: readonly Line[]): number {
  return lines.reduce((count, { kind }) => count + (kind === 'chat' ? 1 : 0), 0);
}

function byMoment(a: Line, b: Line): number {
  return a.atMs - b.atMs || a.sequence - b.sequence;
}
