// A small session for tests: a candidate who types, pastes, runs and submits,
// and an interviewer who marks and notes. Never part of the app.

import { ChangeSet } from '@codemirror/state';
import type {
  Changes,
  Event,
  EventBody,
  JudgedResult,
  RunKind,
  RunResult,
  Verdict,
} from '../protocol/generated';
import { textOf } from './state';

export const CANDIDATE = 1;
export const INTERVIEWER = 2;
export const MAIN = 1;

/** Writes events with their numbers, and keeps the text that edits apply to. */
export class Script {
  readonly events: Event[] = [];
  private text = textOf('');
  private version = 0;
  private runs = 0;

  add(at_ms: number, actor: number | null, body: EventBody): this {
    this.events.push({ sequence: this.events.length + 1, at_ms, actor, body });
    return this;
  }

  open(text: string): this {
    this.text = textOf(text);
    return this.add(0, null, {
      type: 'file_created',
      file: MAIN,
      path: 'main.py',
      text,
      protection: { type: 'none' },
    })
      .add(0, null, { type: 'joined', participant: { id: CANDIDATE, role: 'candidate', name: 'Ada' } })
      .add(0, null, { type: 'joined', participant: { id: INTERVIEWER, role: 'interviewer', name: 'Grace' } })
      .add(0, CANDIDATE, { type: 'connected', client: 11 });
  }

  /** Replaces `from..to` of the main file. */
  edit(at_ms: number, from: number, to: number, insert: string, actor = CANDIDATE): this {
    const set = ChangeSet.of({ from, to, insert }, this.text.length);
    this.text = set.apply(this.text);
    const version = this.version;
    this.version += 1;
    return this.add(at_ms, actor, {
      type: 'edited',
      file: MAIN,
      version,
      client: actor === CANDIDATE ? 11 : 12,
      client_sequence: version,
      changes: [set.toJSON() as Changes],
    });
  }

  append(at_ms: number, text: string): this {
    return this.edit(at_ms, this.text.length, this.text.length, text);
  }

  run(at_ms: number, kind: RunKind, result: RunResult, tookMs = 100): this {
    this.runs += 1;
    const run = this.runs;
    const versions = [{ file: MAIN, version: this.version }];
    return this.add(at_ms, CANDIDATE, { type: 'run_started', run, kind, versions }).add(
      at_ms + tookMs,
      null,
      { type: 'run_finished', run, result },
    );
  }
}

/** The visible cases. */
export const TESTS: RunKind = { type: 'visible', only: null, automatic: false };

/** A result of one group with these verdicts, a point each. */
export function judged(...verdicts: Verdict[]): { type: 'judged' } & JudgedResult {
  const passed = verdicts.filter((verdict) => verdict === 'AC').length;
  const worst = verdicts.find((verdict) => verdict !== 'AC') ?? 'AC';
  const cases = verdicts.map((verdict, index) => ({
    name: `case ${index + 1}`,
    verdict,
    reason: '',
    input: '',
    expected: '',
    got: '',
    stdout: '',
    stderr: '',
    fuel: 1,
    reference_fuel: 1,
    memory_bytes: 0,
  }));
  return {
    type: 'judged',
    verdict: worst,
    score: passed,
    points: verdicts.length,
    diagnostics: '',
    fuel: 1,
    wall_ms: 1,
    marks: [],
    report: null,
    groups: [
      {
        name: 'examples',
        visible: true,
        verdict: worst,
        score: passed,
        points: verdicts.length,
        skipped_for: [],
        cases,
      },
    ],
  };
}

/**
 * A long session of many small events, as a candidate who types without pause
 * makes them: edits, cursors, tests that run by themselves, and now and then a
 * word, a note, or a page that is not in front.
 */
export function longSession(count: number, minutes: number): Event[] {
  const script = new Script().open('def solve(items):\n    return items\n'.repeat(60));
  const step = (minutes * 60_000) / count;
  const line = '    total = total + 1\n';
  for (let at = 0; script.events.length < count; at += step) {
    const turn = script.events.length;
    const atMs = Math.round(at);
    if (turn % 150 === 0) script.run(atMs, { ...TESTS, automatic: true } as RunKind, judged('AC', 'WA', 'WA', 'AC'));
    else if (turn % 700 === 1) script.add(atMs, INTERVIEWER, { type: 'noted', text: 'thinks aloud', about_ms: atMs });
    else if (turn % 900 === 2) script.add(atMs, CANDIDATE, { type: 'chatted', text: 'May I use a library?' });
    else if (turn % 1000 === 3)
      script.add(atMs, CANDIDATE, { type: 'focused', client: 11, focused: turn % 2000 === 3 });
    else if (turn % 4 === 0)
      script.add(atMs, CANDIDATE, {
        type: 'selected',
        client: 11,
        file: MAIN,
        version: 0,
        ranges: [{ anchor: turn % 1000, head: turn % 1000 }],
      });
    else if (turn % 97 === 5) script.edit(atMs, 40, 60, '');
    else script.edit(atMs, 40 + (turn % 60), 40 + (turn % 60), line[turn % line.length] ?? ' ');
  }
  return script.events;
}
