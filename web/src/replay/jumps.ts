// The moments of a session worth jumping to.

import type { Event, RunKind, RunResult } from '../protocol/generated';
import { isGreen, resultWords } from './results';

/** What a moment is. */
export type JumpKind = 'run' | 'submit' | 'first_green' | 'paste' | 'marker' | 'note' | 'phase';

/** A moment worth jumping to. */
export interface Jump {
  readonly kind: JumpKind;
  readonly atMs: number;
  readonly sequence: number;
  readonly label: string;
  /** Whether it turned out well, where that can be said. */
  readonly green: boolean | null;
}

/** Every such moment in order. Automatic runs count only when they are the first green. */
export function jumps(events: readonly Event[]): Jump[] {
  const found: Jump[] = [];
  const kinds = new Map<number, RunKind>();
  let greenSeen = false;
  for (const event of events) {
    const body = event.body;
    const add = (kind: JumpKind, label: string, green: boolean | null = null, atMs = event.at_ms) =>
      found.push({ kind, atMs, sequence: event.sequence, label, green });
    switch (body.type) {
      case 'run_started':
        kinds.set(body.run, body.kind);
        break;
      case 'run_finished': {
        const kind = kinds.get(body.run);
        if (kind === undefined) break;
        const green = isGreen(body.result);
        if (green && !greenSeen && countsAsGreen(kind)) {
          greenSeen = true;
          add('first_green', 'First green', true);
        } else if (!isAutomatic(kind)) {
          add(kind.type === 'submit' ? 'submit' : 'run', jumpLabel(kind, body.result), green);
        }
        break;
      }
      case 'pasted':
        add('paste', pasteWords(body.length, body.internal));
        break;
      case 'marked':
        add('marker', body.label, null, body.about_ms ?? event.at_ms);
        break;
      case 'noted':
        add('note', firstLine(body.text), null, body.about_ms);
        break;
      case 'controlled':
        if (body.control.command !== 'set_timer' && body.control.command !== 'set_autorun') {
          add('phase', controlWords(body.control.command));
        }
        break;
    }
  }
  return found.sort((a, b) => a.atMs - b.atMs || a.sequence - b.sequence);
}

/** The next or previous jump from a moment. */
export function neighbour(list: readonly Jump[], atMs: number, direction: 1 | -1): Jump | undefined {
  return direction === 1 ? list.find((jump) => jump.atMs > atMs) : list.findLast((jump) => jump.atMs < atMs);
}

/** What a paste is called: neutral, since it is a hint and not a score. */
export function pasteWords(length: number, internal: boolean): string {
  const units = length === 1 ? '1 character' : `${length.toLocaleString('en')} characters`;
  return `Pasted ${units} from ${internal ? 'this room' : 'elsewhere'}`;
}

function countsAsGreen(kind: RunKind): boolean {
  return kind.type === 'submit' || (kind.type === 'visible' && kind.only === null);
}

function isAutomatic(kind: RunKind): boolean {
  return kind.type === 'visible' && kind.automatic;
}

function jumpLabel(kind: RunKind, result: RunResult): string {
  const what = { program: 'Run', visible: 'Tests', submit: 'Submit', judge: 'Judged' }[kind.type];
  return `${what}: ${resultWords(result)}`;
}

function controlWords(command: string): string {
  const words: Record<string, string> = {
    start: 'Started',
    pause: 'Paused',
    lock: 'Locked',
    unlock: 'Unlocked',
    end: 'Ended',
  };
  return words[command] ?? command;
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
