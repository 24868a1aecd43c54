// What was said and noted, in the order of the moments it is about.
import type { Event, ParticipantId } from '../protocol/generated';

/** A line of the conversation, or a note or marker of the team. */
export interface Line {
  readonly kind: 'chat' | 'note' | 'marker';
  readonly sequence: number;
  readonly atMs: number;
  readonly actor: ParticipantId | null;
  readonly text: string;
}

/** The lines of these kinds. */
export function linesOf(events: readonly Event[], kinds: readonly Line['kind'][]): Line[] {
  const lines: Line[] = [];
  for (const { body, sequence, actor, at_ms } of events) {
    if (body.type === 'chatted') lines.push({ kind: 'chat', sequence, atMs: at_ms, actor, text: body.text });
    if (body.type === 'noted')
      lines.push({ kind: 'note', sequence, atMs: body.about_ms, actor, text: body.text });
    if (body.type === 'marked')
      lines.push({ kind: 'marker', sequence, atMs: at_ms, actor, text: body.label });
  }
  return lines
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => a.atMs - b.atMs || a.sequence - b.sequence);
}
