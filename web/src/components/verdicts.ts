// What the two letters of a verdict mean to people.
import type { Verdict } from '../protocol/generated';

export type Tone = 'good' | 'bad' | 'warn';

const WORDS: Record<Verdict, string> = {
  AC: 'Passed',
  WA: 'Wrong answer',
  RTE: 'Crashed',
  TLE: 'Too slow',
  MLE: 'Out of memory',
  OLE: 'Too much output',
  CE: 'Does not compile',
  IE: 'Our fault',
};

/** A verdict in words. */
export function words(verdict: Verdict): string {
  return WORDS[verdict];
}

/** How a verdict is coloured: a fault of ours is nobody's failure. */
export function tone(verdict: Verdict): Tone {
  if (verdict === 'AC') return 'good';
  return verdict === 'IE' ? 'warn' : 'bad';
}
