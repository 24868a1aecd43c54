import { describe, expect, it } from 'vitest';
import { judged, Script, TESTS } from '../replay/sample';
import { Fold } from '../replay/fold';
import { changedUnits, liveEnd, TimelineFolding, timelineOf } from './timeline';

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

describe('the strip of a session that is on', () => {
  it('is the same whether it was kept up with or made at once', () => {
    const script = new Script().open('');
    const fold = new Fold(() => new TimelineFolding());
    for (let at = 1; at <= 200; at += 1) {
      if (at % 20 === 0) script.run(at * 1_000, TESTS, judged('WA'));
      else script.append(at * 1_000, 'x');
      if (at % 50 === 0) script.add(at * 1_000 + 600, 1, { type: 'focused', client: 11, focused: at % 100 !== 0 });
      const { events } = script;
      const kept = fold.of({ list: events, count: events.length })(at * 1_000 + 900);
      expect(kept).toEqual(timelineOf(events, at * 1_000 + 900));
    }
  });

  it('changes only where something happened', () => {
    const { events } = new Script()
      .open('')
      .run(100, TESTS, judged('AC'))
      .add(300, 1, { type: 'chatted', text: 'hello' })
      .append(400, 'x');
    const fold = new Fold(() => new TimelineFolding());
    const before = fold.of({ list: events, count: events.length - 1 })(1_000);
    const after = fold.of({ list: events, count: events.length })(1_000);
    expect(after.runs).toBe(before.runs);
    expect(after.chat).toBe(before.chat);
    expect(after.away).toBe(before.away);
    expect(after.typing).not.toBe(before.typing);
  });

  it('ends soon after now, in steps that cannot be seen', () => {
    for (const now of [0, 1, 999, 60_000, 3_600_000, 7_201_234]) {
      const end = liveEnd(now);
      expect(end).toBeGreaterThanOrEqual(Math.max(1, now));
      expect(end - now).toBeLessThanOrEqual(Math.max(1_000, now / 200));
    }
    const ends = new Set(Array.from({ length: 60 }, (_, second) => liveEnd(7_200_000 + second * 1_000)));
    expect(ends.size).toBeLessThanOrEqual(5);
  });

  it('leaves out who looks in when it is over, and not what they remark', () => {
    const { events } = new Script()
      .open('')
      .add(500, 2, { type: 'controlled', control: { command: 'end' }, phase: 'ended', timer: null })
      .add(9_000, 1, { type: 'focused', client: 11, focused: false })
      .add(9_500, 2, { type: 'marked', label: 'here', about_ms: 200 });
    const timeline = timelineOf(events, 500);
    expect(timeline.away).toEqual([]);
    expect(timeline.markers.map(({ atMs }) => atMs)).toEqual([200]);
    expect(timeline.phases.map(({ toMs }) => toMs)).toEqual([500]);
  });
});
