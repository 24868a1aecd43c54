import { expect, test } from 'vitest';

import type { Run } from '../live/runs';
import type { CaseResult, RoomSummary, RunKind, Verdict } from '../protocol/generated';
import { knownCases, tally } from './cases';

const room = { visible_cases: [['examples', ['one', 'two']]] } as unknown as RoomSummary;

function judged(name: string, verdict: Verdict): CaseResult {
  return {
    name,
    verdict,
    reason: '',
    input: '',
    expected: '',
    got: '',
    stdout: '',
    stderr: '',
    fuel: null,
    reference_fuel: null,
    memory_bytes: 0,
  };
}

function run(number: number, kind: RunKind, cases: CaseResult[] | null): Run {
  const group = { name: 'examples', visible: true, verdict: null, score: 0, points: 0, skipped_for: [] };
  const result = cases && {
    type: 'judged' as const,
    verdict: 'AC' as const,
    score: 0,
    points: 0,
    diagnostics: '',
    groups: [{ ...group, cases }],
    fuel: 0,
    wall_ms: 0,
    marks: [],
    report: null,
  };
  return { run: number, kind, actor: 1, startedAt: 0, versions: [], output: [], judged: 0, planned: 0, finishedAt: null, result };
}

const all: RunKind = { type: 'visible', only: null, automatic: false };
const second: RunKind = { type: 'visible', only: ['examples', 'two'], automatic: false };

test('a run of one case changes what is known of that one only', () => {
  const runs = [run(1, all, [judged('one', 'AC'), judged('two', 'WA')]), run(2, second, [judged('two', 'AC')])];
  const cases = knownCases(room, runs);
  expect(cases.map(({ name, result, run }) => [name, result?.verdict, run])).toEqual([
    ['one', 'AC', 1],
    ['two', 'AC', 2],
  ]);
  expect(tally(cases)).toEqual({ passed: 2, failed: 0, unknown: 0 });
});

test('while a run is on, the result before it stays in sight', () => {
  const cases = knownCases(room, [run(1, all, [judged('one', 'WA'), judged('two', 'AC')]), run(2, second, null)]);
  expect(cases.map(({ running, result }) => [running, result?.verdict])).toEqual([
    [false, 'WA'],
    [true, 'AC'],
  ]);
});

test('runs of the program say nothing about cases', () => {
  expect(tally(knownCases(room, [run(1, { type: 'program', stdin: '' }, null)]))).toEqual({
    passed: 0,
    failed: 0,
    unknown: 2,
  });
});
