// What is known of the visible cases: the newest result of each, over all runs.
import type { Run } from '../live/runs';
import type { CaseResult, RoomSummary, RunKind, RunResult } from '../protocol/generated';

export interface KnownCase {
  group: string;
  name: string;
  running: boolean;
  result: CaseResult | null;
  /** The run that the result is of. */
  run: number | null;
}

/** The visible cases in the challenge's order. */
export function knownCases(room: RoomSummary, runs: Iterable<Run>): KnownCase[] {
  const cases = room.visible_cases.flatMap(([group, names]) =>
    names.map((name): KnownCase => ({ group, name, running: false, result: null, run: null })),
  );
  for (const run of runs) {
    for (const known of cases) {
      if (!includes(run.kind, known)) continue;
      const result = resultOf(run.result, known);
      known.running = run.result === null;
      if (result) Object.assign(known, { result, run: run.run });
    }
  }
  return cases;
}

function includes(kind: RunKind, { group, name }: KnownCase): boolean {
  if (kind.type === 'submit') return true;
  if (kind.type !== 'visible') return false;
  return kind.only === null || (kind.only[0] === group && kind.only[1] === name);
}

function resultOf(result: RunResult | null, { group, name }: KnownCase): CaseResult | undefined {
  if (result?.type !== 'judged') return undefined;
  return result.groups.find((judged) => judged.name === group)?.cases.find((judged) => judged.name === name);
}

export interface Tally {
  passed: number;
  failed: number;
  unknown: number;
}

export function tally(cases: KnownCase[]): Tally {
  const count: Tally = { passed: 0, failed: 0, unknown: 0 };
  for (const { result } of cases) count[result === null ? 'unknown' : result.verdict === 'AC' ? 'passed' : 'failed']++;
  return count;
}
