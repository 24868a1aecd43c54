import { expect, test } from 'vitest';

import type { Event, EventBody } from '../protocol/generated';
import { addToRuns, type Run } from './runs';

function after(...bodies: EventBody[]): Map<number, Run> {
  const runs = new Map<number, Run>();
  bodies.forEach((body, index) => {
    const event: Event = { sequence: index + 1, at_ms: index * 10, actor: 1, body };
    addToRuns(runs, event);
  });
  return runs;
}

const started: EventBody = { type: 'run_started', run: 1, kind: { type: 'program', stdin: '' }, versions: [] };
const said = (stream: 'stdout' | 'stderr', text: string): EventBody => ({ type: 'output', run: 1, stream, text });

test('output keeps its order over both streams', () => {
  const run = after(started, said('stdout', 'a'), said('stdout', 'b'), said('stderr', 'c'), said('stdout', 'd')).get(1);
  expect(run?.output).toEqual([
    { stream: 'stdout', text: 'ab' },
    { stream: 'stderr', text: 'c' },
    { stream: 'stdout', text: 'd' },
  ]);
});

test('a flood of output is not kept for good', () => {
  const run = after(started, ...Array.from({ length: 40 }, () => said('stdout', 'x'.repeat(65_536)))).get(1);
  expect(run?.output[0]?.text.length).toBeLessThanOrEqual((1 << 20) + 65_536);
});

test('a run ends with its result and its time', () => {
  const run = after(started, { type: 'run_progress', run: 1, judged: 2, planned: 9 }, { type: 'run_finished', run: 1, result: { type: 'cancelled' } }).get(1);
  expect(run).toMatchObject({ judged: 2, planned: 9, finishedAt: 20, result: { type: 'cancelled' } });
});

test('what is told of a run that nobody knows changes nothing', () => {
  expect(after(said('stdout', 'x')).size).toBe(0);
});
