import { describe, expect, it } from 'vitest';
import { progressOf, settledMoments } from './progress';
import { judged, Script, TESTS } from './sample';

describe('progressOf', () => {
  it('has a point for each whole run of cases, at the moment whose files it ran', () => {
    const { events } = new Script()
      .open('')
      .run(1_000, TESTS, judged('AC', 'WA', 'WA', 'WA'), 900)
      .run(2_000, { type: 'program', stdin: '' }, { type: 'failed', reason: 'no worker' })
      .run(3_000, { type: 'visible', only: ['examples', 'case 1'], automatic: false }, judged('AC'))
      .run(4_000, TESTS, judged('IE'))
      .run(5_000, { type: 'submit' }, judged('AC', 'AC'));
    expect(progressOf(events).map(({ atMs, source, passed }) => [atMs, source, passed])).toEqual([
      [1_000, 'visible', 0.25],
      [5_000, 'submit', 1],
    ]);
  });
});

describe('settledMoments', () => {
  const script = new Script().open('');
  for (let burst = 0; burst < 40; burst += 1) {
    for (let key = 0; key < 5; key += 1) script.append(burst * 10_000 + key * 200, 'x');
  }

  it('takes the ends of bursts of typing', () => {
    expect(settledMoments(script.events, 100).map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 40 }, (_, burst) => burst * 10_000 + 800),
    );
  });

  it('takes what somebody ran, though they typed on', () => {
    const { events } = new Script()
      .open('')
      .append(0, 'x')
      .run(100, TESTS, judged('WA'), 50)
      .append(200, 'y');
    expect(settledMoments(events, 100).map(({ atMs }) => atMs)).toEqual([0, 200]);
  });

  it('spreads what it may take, and keeps the last', () => {
    const moments = settledMoments(script.events, 8);
    expect(moments).toHaveLength(8);
    expect(moments.at(-1)?.atMs).toBe(390_800);
    expect(settledMoments(script.events, 1).map(({ atMs }) => atMs)).toEqual([390_800]);
  });

  it('has none where nothing was typed', () => {
    expect(settledMoments(new Script().open('').events, 8)).toEqual([]);
  });
});
