// The strip of a whole session: what happened when, in lanes. Made from the
// events alone; the component only draws it.

import type { Event, Participant, ParticipantId, Phase, Role, RunId, RunKind } from '../protocol/generated';
import { Growing, type Folding } from '../replay/fold';
import { pasteWords } from '../replay/jumps';
import { isGreen, resultWords } from '../replay/results';
import { FocusLane, type Span } from './focusLane';
import { TypingLane } from './typingLane';

/** Something at a moment. */
export interface Tick {
  readonly atMs: number;
  readonly sequence: number;
  readonly label: string;
}

/** A run on the strip. */
export interface RunTick extends Tick {
  readonly endMs: number | null;
  readonly kind: RunKind['type'];
  readonly automatic: boolean;
  /** Green, red, or neither yet or at all. */
  readonly green: boolean | null;
}

/** A stretch in a phase. */
export interface PhaseSpan extends Span {
  readonly phase: Phase;
}

/** Everything that the strip shows. */
export interface Timeline {
  readonly endMs: number;
  /** Units typed or deleted by candidates in each of equal slices, 0 to 1 of a busy one. */
  readonly typing: readonly number[];
  readonly runs: readonly RunTick[];
  readonly pastes: readonly Tick[];
  /** When no candidate's page was in front. */
  readonly away: readonly Span[];
  readonly chat: readonly Tick[];
  readonly markers: readonly Tick[];
  readonly notes: readonly Tick[];
  readonly phases: readonly PhaseSpan[];
}

/** The strip of `events` up to `endMs`, with so many slices of typing. */
export function timelineOf(events: readonly Event[], endMs: number, slices?: number): Timeline {
  const folding = new TimelineFolding();
  for (const event of events) folding.take(event);
  return folding.view()(endMs, slices);
}

/** The strip up to a moment; what is unchanged since the last one is the same object. */
export type TimelineUpTo = (endMs: number, slices?: number) => Timeline;

const SLICES = 240;

/**
 * Where the strip of a session that is on ends: soon after now. It moves in
 * steps that cannot be seen, so that what stands on it stays where it is.
 */
export function liveEnd(nowMs: number): number {
  const step = 1000 * 2 ** Math.max(0, Math.floor(Math.log2(nowMs / (SLICES * 1000))));
  return Math.max(1, Math.ceil(nowMs / step) * step);
}

/** Units that a change inserts or deletes, as its JSON tells. */
export function changedUnits(changes: readonly (number | readonly [number, ...string[]])[]): number {
  let units = 0;
  for (const part of changes) {
    if (typeof part === 'number') continue;
    const [deleted, ...lines] = part;
    const inserted = lines.reduce((sum, line) => sum + line.length, Math.max(0, lines.length - 1));
    units += Math.max(deleted, inserted);
  }
  return units;
}

/** The strip of a session, kept up with event by event. */
export class TimelineFolding implements Folding<TimelineUpTo> {
  private readonly people = new Map<ParticipantId, Participant>();
  private readonly typing = new TypingLane();
  private readonly focus = new FocusLane();
  private readonly runs = new Growing<RunTick>();
  /** Where in `runs` a run stands. */
  private readonly indexes = new Map<RunId, number>();
  private readonly pastes = new Growing<Tick>();
  private readonly chat = new Growing<Tick>();
  private readonly markers = new Growing<Tick>();
  private readonly notes = new Growing<Tick>();
  private readonly phases = new Growing<PhaseSpan>();
  private phase: { phase: Phase; fromMs: number } = { phase: 'waiting', fromMs: 0 };

  take(event: Event): void {
    const { body, sequence, at_ms: atMs } = event;
    const tick = (label: string, at = atMs): Tick => ({ atMs: at, sequence, label });
    // Who looks into a room that is over is no part of the session; who remarks
    // on it is.
    const isOver = this.phase.phase === 'ended';
    switch (body.type) {
      case 'joined':
        this.people.set(body.participant.id, body.participant);
        break;
      case 'connected':
        if (!isOver && this.roleOf(event) === 'candidate') this.focus.set(body.client, true, atMs);
        break;
      case 'disconnected':
        if (!isOver) this.focus.close(body.client, atMs);
        break;
      case 'focused':
        if (!isOver && this.roleOf(event) === 'candidate') this.focus.set(body.client, body.focused, atMs);
        break;
      case 'edited':
        if (this.roleOf(event) === 'candidate')
          this.typing.add(
            atMs,
            body.changes.reduce((sum, one) => sum + changedUnits(one), 0),
          );
        break;
      case 'pasted':
        this.pastes.push(tick(pasteWords(body.length, body.internal)));
        break;
      case 'chatted':
        this.chat.push(tick(`${this.nameOf(event)}: ${body.text}`));
        break;
      case 'marked':
        this.markers.push(tick(body.label, body.about_ms ?? atMs));
        break;
      case 'noted':
        this.notes.push(tick(body.text, body.about_ms));
        break;
      case 'controlled':
      case 'time_left':
        this.enter(body.phase, atMs);
        break;
      case 'run_started':
        this.indexes.set(body.run, this.runs.length);
        this.runs.push({
          ...tick(`${kindWords(body.kind)}, running`),
          endMs: null,
          kind: body.kind.type,
          green: null,
          automatic: body.kind.type === 'visible' && body.kind.automatic,
        });
        break;
      case 'run_finished': {
        const index = this.indexes.get(body.run) ?? -1;
        const run = this.runs.at(index);
        if (index < 0 || run === undefined) break;
        const label = run.label.replace(/, running$/, `: ${resultWords(body.result)}`);
        this.runs.put(index, { ...run, label, endMs: atMs, green: isGreen(body.result) });
        break;
      }
    }
  }

  view(): TimelineUpTo {
    return (endMs, slices = SLICES) => ({
      endMs: Math.max(endMs, 1),
      typing: this.typing.view(Math.max(endMs, 1), slices),
      runs: this.runs.view(),
      pastes: this.pastes.view(),
      away: this.focus.view(endMs),
      chat: this.chat.view(),
      markers: this.markers.view(),
      notes: this.notes.view(),
      phases: this.phasesUpTo(endMs),
    });
  }

  private enter(phase: Phase, atMs: number): void {
    if (phase === this.phase.phase) return;
    if (atMs > this.phase.fromMs) this.phases.push(this.span(atMs));
    this.phase = { phase, fromMs: atMs };
  }

  private phasesUpTo(endMs: number): readonly PhaseSpan[] {
    const phases = this.phases.view();
    return endMs > this.phase.fromMs ? [...phases, this.span(endMs)] : phases;
  }

  private span(toMs: number): PhaseSpan {
    return { ...this.phase, toMs, label: PHASE_WORDS[this.phase.phase] };
  }

  private roleOf(event: Event): Role | undefined {
    return event.actor === null ? undefined : this.people.get(event.actor)?.role;
  }

  private nameOf(event: Event): string {
    return (event.actor === null ? undefined : this.people.get(event.actor)?.name) ?? 'Somebody';
  }
}

/** What a phase is called. */
export const PHASE_WORDS: Record<Phase, string> = {
  waiting: 'Waiting to start',
  live: 'Live',
  paused: 'Paused',
  locked: 'Locked',
  ended: 'Ended',
};

/** What a kind of run is called. */
export function kindWords(kind: RunKind): string {
  switch (kind.type) {
    case 'program':
      return 'Program';
    case 'visible':
      if (kind.only !== null) return `Case “${kind.only[1]}”`;
      return kind.automatic ? 'Tests, by themselves' : 'Tests';
    case 'submit':
      return 'Submission';
    case 'judge':
      return 'Judged by the team';
  }
}
