import { describe, expect, it } from 'vitest';
import { MAIN, Script } from './sample';
import { Session } from './session';
import { EMPTY_ROOM, apply, type RoomAt } from './state';

const mainText = (room: RoomAt) => room.files.get(MAIN)?.text.toString();

function longScript(edits: number): Script {
  const script = new Script().open('start\n');
  for (let index = 0; index < edits; index += 1) script.append(1000 + index * 10, `${index}\n`);
  return script;
}

describe('Session', () => {
  it('gives at every moment what applying from the start gives', () => {
    const { events } = longScript(700);
    const session = new Session(events);
    const expected: (string | undefined)[] = [mainText(EMPTY_ROOM)];
    events.reduce((room, event) => {
      const next = apply(room, event);
      expected.push(mainText(next));
      return next;
    }, EMPTY_ROOM);
    const counts = [0, 3, 1, 255, 256, 257, 512, 511, 704, 600, 601, 602, 5];
    for (const count of counts) expect(mainText(session.after(count))).toBe(expected[count]);
  });

  it('seeks by time and by sequence, and clamps what is beyond', () => {
    const session = new Session(longScript(2).events);
    expect(mainText(session.at(999))).toBe('start\n');
    expect(mainText(session.at(1000))).toBe('start\n0\n');
    expect(mainText(session.at(1e9))).toBe('start\n0\n1\n');
    expect(session.countOf(5)).toBe(5);
    expect(mainText(session.after(-4))).toBeUndefined();
  });

  it('passes over what it has, and takes gaps as they are', () => {
    const { events } = longScript(3);
    const session = new Session(events);
    expect(session.append(events[2]!)).toBe(false);
    expect(
      session.append({ sequence: 40, at_ms: 9000, actor: 1, body: { type: 'marked', label: 'later' } }),
    ).toBe(true);
    expect(session.events.map((event) => event.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 40]);
  });

  it('grows while somebody looks at the past', () => {
    const { events } = longScript(600);
    const session = new Session(events.slice(0, 300));
    session.after(2);
    for (const event of events.slice(300)) session.append(event);
    expect(mainText(session.after(events.length))).toMatch(/598\n599\n$/);
  });
});

describe('apply', () => {
  it('follows renames, deletions and protection', () => {
    const script = new Script()
      .open('x')
      .add(1, 1, { type: 'file_created', file: 2, path: 'b.py', text: 'b', protection: { type: 'none' } })
      .add(2, 1, { type: 'file_renamed', file: 2, path: 'c.py' })
      .add(3, 2, { type: 'file_protected', file: 2, protection: { type: 'read_only' } });
    const room = new Session(script.events).at(3);
    expect(room.files.get(2)).toMatchObject({ path: 'c.py', protection: { type: 'read_only' } });
    script.add(4, 1, { type: 'file_deleted', file: 2 });
    expect([...new Session(script.events).at(4).files.keys()]).toEqual([MAIN]);
  });

  it('moves cursors along with the text, and forgets those of who left', () => {
    const script = new Script()
      .open('abc')
      .add(1, 1, { type: 'selected', client: 11, file: MAIN, version: 0, ranges: [{ anchor: 1, head: 3 }] })
      .edit(2, 0, 0, '--', 2);
    expect(new Session(script.events).at(2).cursors.get(11)?.ranges).toEqual([{ anchor: 3, head: 5 }]);
    script.add(3, 1, { type: 'disconnected', client: 11 });
    expect(new Session(script.events).at(3).cursors.size).toBe(0);
  });

  it('keeps a cursor that is beyond the text inside of it', () => {
    const script = new Script()
      .open('abc')
      .add(1, 1, {
        type: 'selected',
        client: 11,
        file: MAIN,
        version: 0,
        ranges: [{ anchor: 900, head: 900 }],
      })
      .edit(2, 0, 1, '');
    expect(new Session(script.events).at(2).cursors.get(11)?.ranges).toEqual([{ anchor: 2, head: 2 }]);
  });

  it('follows where candidates are, and not where the team is', () => {
    const script = new Script()
      .open('a')
      .add(1, 1, { type: 'file_created', file: 2, path: 'b.py', text: 'b', protection: { type: 'none' } })
      .edit(2, 0, 0, 'x')
      .add(3, 2, { type: 'selected', client: 12, file: 2, version: 0, ranges: [{ anchor: 0, head: 0 }] });
    expect(new Session(script.events).at(3).lastTouched).toBe(MAIN);
  });

  it('refuses an edit that does not fit', () => {
    const script = new Script().open('abc');
    script.add(1, 1, {
      type: 'edited',
      file: MAIN,
      version: 0,
      client: 11,
      client_sequence: 0,
      changes: [[5, [0, 'x']]],
    });
    expect(() => new Session(script.events)).toThrow(RangeError);
  });
});
