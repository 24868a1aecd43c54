import { describe, expect, it } from 'vitest';
import { judged, Script, TESTS } from '../replay/sample';
import { changedUnits, timelineOf } from './timeline';

describe('changedUnits', () => {
  it.each([
    [[5], 0],
    [[3, [2]], 2],
    [[[0, 'abc'], 4], 3],
    [[[0, 'ab', 'c']], 4],
    [[[10, 'x'], 2, [1]], 11],
  ] as [(number | [number, ...string[]])[], number][])('of %j is %i', (changes, units) => {
    expect(changedUnits(changes)).toBe(units);
  });
});

describe('timelineOf', () => {
  it('shows where candidates typed, and not where the team did', () => {
    const { events } = new Script()
      .open('')
      .append(100, 'abcd')
      .edit(550, 0, 0, 'team', 2)
      .append(1_000, 'x');
    expect(timelineOf(events, 1_000, 10).typing.map((value) => value > 0)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('shows runs with what they came to', () => {
    const { events } = new Script()
      .open('')
      .run(100, TESTS, judged('AC', 'WA'))
      .run(300, TESTS, judged('AC'))
      .add(500, 1, { type: 'run_started', run: 3, kind: { type: 'submit' }, versions: [] });
    expect(timelineOf(events, 600).runs.map(({ label, green, endMs }) => [label, green, endMs])).toEqual([
      ['Tests: 1 of 2 passed', false, 200],
      ['Tests: 1 of 1 passed', true, 400],
      ['Submission, running', null, null],
    ]);
  });

  it('shows when no page of a candidate was in front', () => {
    const { events } = new Script()
      .open('')
      .add(100, 1, { type: 'focused', client: 11, focused: false })
      .add(200, 2, { type: 'focused', client: 12, focused: true })
      .add(300, 1, { type: 'connected', client: 13 })
      .add(400, 1, { type: 'disconnected', client: 13 })
      .add(500, 1, { type: 'disconnected', client: 11 });
    expect(timelineOf(events, 900).away.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [100, 300],
      [400, 500],
    ]);
  });

  it('shows the phases up to the end, and notes where they belong', () => {
    const { events } = new Script()
      .open('')
      .add(100, 2, { type: 'controlled', control: { command: 'start' }, phase: 'live', timer: null })
      .add(200, 2, {
        type: 'controlled',
        control: { command: 'set_autorun', enabled: true },
        phase: 'live',
        timer: null,
      })
      .add(400, null, { type: 'time_left', remaining_ms: 0, phase: 'locked' })
      .add(450, 2, { type: 'noted', text: 'early', about_ms: 50 });
    const timeline = timelineOf(events, 500);
    expect(timeline.phases.map(({ phase, fromMs, toMs }) => [phase, fromMs, toMs])).toEqual([
      ['waiting', 0, 100],
      ['live', 100, 400],
      ['locked', 400, 500],
    ]);
    expect(timeline.notes.map(({ atMs }) => atMs)).toEqual([50]);
  });

  it('is whole for a session in which nothing happened', () => {
    expect(timelineOf([], 0, 4)).toMatchObject({ typing: [0, 0, 0, 0], runs: [], away: [] });
  });
});
