import { describe, expect, it } from 'vitest';
import { judged, Script, TESTS } from '../replay/sample';
import { Session } from '../replay/session';
import { changesOfRun, runsOf, startOf, totalOf, type Base } from './runs';

const script = new Script()
  .open('one\ntwo\nthree\n')
  .edit(100, 4, 7, 'zwei')
  .run(200, TESTS, judged('WA'))
  .append(300, 'four\n')
  .run(400, { type: 'visible', only: null, automatic: true }, judged('WA'))
  .append(500, 'five\n')
  .add(550, 1, {
    type: 'file_created',
    file: 2,
    path: 'helper.py',
    text: 'a\nb',
    protection: { type: 'none' },
  })
  .run(600, TESTS, judged('AC'));
const session = new Session(script.events);
const runs = runsOf(script.events);

describe('runsOf', () => {
  it('gathers what became of each run', () => {
    const { events } = new Script()
      .open('')
      .add(10, 1, { type: 'run_started', run: 1, kind: { type: 'program', stdin: '' }, versions: [] })
      .add(20, null, { type: 'output', run: 1, stream: 'stdout', text: 'hel' })
      .add(30, null, { type: 'output', run: 1, stream: 'stdout', text: 'lo' })
      .add(40, null, { type: 'run_finished', run: 1, result: { type: 'cancelled' } });
    expect(runsOf(events)).toMatchObject([
      { run: 1, startedMs: 10, finishedMs: 40, output: 'hello', result: { type: 'cancelled' } },
    ]);
  });
});

describe('changesOfRun', () => {
  it('compares the first run with the files of the start', () => {
    expect(session.after(startOf(session)).files.get(1)?.text.toString()).toBe('one\ntwo\nthree\n');
    expect(changesOfRun(session, runs, runs[0]!)).toMatchObject([
      { path: 'main.py', before: 'one\ntwo\nthree\n', after: 'one\nzwei\nthree\n', added: 1, removed: 1 },
    ]);
  });

  it('compares others with the last run that somebody asked for', () => {
    const changes = changesOfRun(session, runs, runs[2]!);
    expect(changes.map(({ path, added, removed }) => [path, added, removed])).toEqual([
      ['helper.py', 2, 0],
      ['main.py', 2, 0],
    ]);
    expect(totalOf(changes)).toEqual({ added: 4, removed: 0 });
  });

  it('compares with what one chooses', () => {
    const lines = (base: Base) => {
      const main = changesOfRun(session, runs, runs[2]!, base).find(({ path }) => path === 'main.py');
      return main && [main.added, main.removed];
    };
    expect(lines('start')).toEqual([3, 1]);
    expect(lines(runs[1]!.run)).toEqual([1, 0]);
    // A later one too: then it tells what this one had not yet.
    expect(changesOfRun(session, runs, runs[0]!, runs[1]!.run)).toMatchObject([{ added: 0, removed: 1 }]);
    expect(changesOfRun(session, runs, runs[2]!, runs[2]!.run)).toEqual([]);
  });
});
