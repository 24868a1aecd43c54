// What a run came to, in a few words.

import { words } from '../components/verdicts';
import type { JudgedResult, RunResult } from '../protocol/generated';

/** Cases that passed, of those that were judged. */
export interface Tally {
  readonly passed: number;
  readonly judged: number;
}

/** Counts the cases of a result. */
export function tally(result: Pick<JudgedResult, 'groups'>): Tally {
  const cases = result.groups.flatMap((group) => group.cases);
  return { passed: cases.filter((one) => one.verdict === 'AC').length, judged: cases.length };
}

/** Green, red, or neither, because nothing can be said of the code. */
export function isGreen(result: RunResult): boolean | null {
  switch (result.type) {
    case 'program':
    case 'judged':
      return result.verdict === 'IE' ? null : result.verdict === 'AC';
    default:
      return null;
  }
}

/** A result in a few words. */
export function resultWords(result: RunResult): string {
  switch (result.type) {
    case 'cancelled':
      return 'cancelled';
    case 'failed':
      return `failed on our side: ${result.reason}`;
    case 'program':
      if (result.verdict === 'AC') return 'exited with 0';
      return result.exit_code === null
        ? words(result.verdict).toLowerCase()
        : `exited with ${result.exit_code}`;
    case 'judged': {
      const { passed, judged } = tally(result);
      if (judged === 0) return words(result.verdict).toLowerCase();
      return `${passed} of ${judged} passed`;
    }
  }
}
