// The strip of a whole session: what happened when, in lanes. Made from the
// events alone; the component only draws it.

import type { Event, Participant, ParticipantId, Phase, Role, RunKind } from '../protocol/generated';
import { pasteWords } from '../replay/jumps';
import { isGreen, resultWords } from '../replay/results';
import { FocusLane, type Span } from './focusLane';

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

/** Builds the strip of `events` up to `endMs`, with so many slices of typing. */
export function timelineOf(events: readonly Event[], endMs: number, slices = 240): Timeline {
  const builder = new Builder(Math.max(endMs, 1), slices);
  for (const event of events) builder.take(event);
  return builder.finish();
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

class Builder {
  private readonly people = new Map<ParticipantId, Participant>();
  private readonly typed: number[];
  private readonly runs = new Map<number, RunTick>();
  private readonly pastes: Tick[] = [];
  private readonly chat: Tick[] = [];
  private readonly markers: Tick[] = [];
  private readonly notes: Tick[] = [];
  private readonly phases: PhaseSpan[] = [];
  private phase: { phase: Phase; fromMs: number } = { phase: 'waiting', fromMs: 0 };
  private readonly focus: FocusLane;

  constructor(
    private readonly endMs: number,
    slices: number,
  ) {
    this.typed = new Array<number>(slices).fill(0);
    this.focus = new FocusLane();
  }

  take(event: Event): void {
    const { body, sequence, at_ms: atMs } = event;
    const tick = (label: string, at = atMs): Tick => ({ atMs: at, sequence, label });
    switch (body.type) {
      case 'joined':
        this.people.set(body.participant.id, body.participant);
        break;
      case 'connected':
        if (this.roleOf(event) === 'candidate') this.focus.set(body.client, true, atMs);
        break;
      case 'disconnected':
        this.focus.close(body.client, atMs);
        break;
      case 'focused':
        if (this.roleOf(event) === 'candidate') this.focus.set(body.client, body.focused, atMs);
        break;
      case 'edited':
        if (this.roleOf(event) === 'candidate')
          this.type(
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
        this.markers.push(tick(body.label));
        break;
      case 'noted':
        this.notes.push(tick(body.text, body.about_ms));
        break;
      case 'controlled':
      case 'time_left':
        this.enter(body.phase, atMs);
        break;
      case 'run_started':
        this.runs.set(body.run, {
          ...tick(`${kindWords(body.kind)}, running`),
          endMs: null,
          kind: body.kind.type,
          green: null,
          automatic: body.kind.type === 'visible' && body.kind.automatic,
        });
        break;
      case 'run_finished': {
        const run = this.runs.get(body.run);
        if (run === undefined) break;
        const label = run.label.replace(/, running$/, `: ${resultWords(body.result)}`);
        this.runs.set(body.run, { ...run, label, endMs: atMs, green: isGreen(body.result) });
        break;
      }
    }
  }

  finish(): Timeline {
    this.enter(null, this.endMs);
    const busy = usualOf(this.typed);
    return {
      endMs: this.endMs,
      // The root keeps a single letter visible beside a burst.
      typing: this.typed.map((units) => Math.min(1, Math.sqrt(units / busy))),
      runs: [...this.runs.values()],
      pastes: this.pastes,
      away: this.focus.finish(this.endMs),
      chat: this.chat,
      markers: this.markers,
      notes: this.notes,
      phases: this.phases,
    };
  }

  private type(atMs: number, units: number): void {
    const slice = Math.min(this.typed.length - 1, Math.floor((atMs / this.endMs) * this.typed.length));
    this.typed[slice] = (this.typed[slice] ?? 0) + units;
  }

  private enter(phase: Phase | null, atMs: number): void {
    if (phase === this.phase.phase) return;
    if (atMs > this.phase.fromMs) {
      this.phases.push({ ...this.phase, toMs: atMs, label: PHASE_WORDS[this.phase.phase] });
    }
    if (phase !== null) this.phase = { phase, fromMs: atMs };
  }

  private roleOf(event: Event): Role | undefined {
    return event.actor === null ? undefined : this.people.get(event.actor)?.role;
  }

  private nameOf(event: Event): string {
    return (event.actor === null ? undefined : this.people.get(event.actor)?.name) ?? 'Somebody';
  }
}

/** What the busier slices have; a paste of a whole file does not flatten the rest. */
function usualOf(typed: readonly number[]): number {
  const some = typed.filter((units) => units > 0).sort((a, b) => a - b);
  return Math.max(1, some[Math.floor(some.length * 0.9)] ?? 1);
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
