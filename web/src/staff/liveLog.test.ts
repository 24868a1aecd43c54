import { expect, it, vi } from 'vitest';
import type { Event } from '../protocol/generated';
import { MAIN, Script } from '../replay/sample';
import { LiveLog } from './liveLog.svelte';

const { events } = new Script().open('').append(10, 'a').append(20, 'b').append(30, 'c');
const text = (log: LiveLog) => log.session.at(1e9).files.get(MAIN)?.text.toString();
const after = (sequence: number) => events.filter((event) => event.sequence > sequence);

it('joins what the server has and what comes meanwhile', async () => {
  let finish = () => {};
  const log = new LiveLog(async (from, take) => {
    take(after(from).slice(0, 5));
    await new Promise<void>((resolve) => (finish = resolve));
  });
  const read = log.catchUp();
  for (const event of events.slice(3)) log.take(event);
  expect(log.session.events).toHaveLength(5);
  finish();
  await read;
  expect(text(log)).toBe('abc');
});

it('asks only for what it misses after a cut', async () => {
  const asked: number[] = [];
  const log = new LiveLog(async (from, take) => {
    asked.push(from);
    take(after(from));
  });
  await log.catchUp();
  await log.catchUp();
  expect(asked).toEqual([0, events.length]);
});

it('begins anew where something was missed', async () => {
  const log = new LiveLog(async (from, take) => take(after(from)));
  await log.catchUp();
  const wrong: Event = {
    ...events.at(-1)!,
    sequence: 99,
    body: {
      type: 'edited',
      file: MAIN,
      version: 9,
      client: 11,
      client_sequence: 9,
      changes: [[90, [0, 'x']]],
    },
  };
  log.take(wrong);
  await vi.waitFor(() => expect(text(log)).toBe('abc'));
});

it('says what went wrong', async () => {
  const log = new LiveLog(() => Promise.reject(new Error('gone')));
  await log.catchUp();
  expect(log.problem).toBe('gone');
});
