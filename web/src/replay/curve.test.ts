import { expect, it } from 'vitest';
import { spots, steps } from './curve';
import type { ProgressPoint } from './progress';

const point = (atMs: number, passed: number): ProgressPoint => ({
  atMs,
  passed,
  sequence: atMs,
  source: 'visible',
  verdict: 'WA',
  score: passed,
});

it('steps where something was judged, and holds in between', () => {
  const at = spots([point(100, 0), point(500, 0.5), point(900, 1)], 1_000, 200, 10);
  expect(steps(at, 200)).toBe('M20 10H100V5H180V0H200');
  expect(steps([], 200)).toBe('');
});
