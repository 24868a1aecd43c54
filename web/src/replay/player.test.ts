import { describe, expect, it } from 'vitest';
import { advance, idleStretches, playedMs } from './player';
import { Script } from './sample';

const events = new Script()
  .open('')
  .append(1_000, 'a')
  .append(2_000, 'b')
  .append(62_000, 'c')
  .append(63_000, 'd').events;
const idle = idleStretches(events, 64_000);

describe('idleStretches', () => {
  it('finds the long silence and leaves a margin at its ends', () => {
    expect(idle).toEqual([{ fromMs: 3_000, toMs: 61_000 }]);
  });

  it('does not take a lost connection for activity', () => {
    const silent = new Script()
      .open('')
      .append(1_000, 'a')
      .add(20_000, 1, { type: 'disconnected', client: 11 }).events;
    expect(idleStretches(silent, 40_000)).toEqual([{ fromMs: 2_000, toMs: 39_000 }]);
  });
});

describe('advance', () => {
  const plain = { speed: 1, skipIdle: false };
  const skipping = { speed: 1, skipIdle: true };

  it('goes at the speed, and stops at the end', () => {
    expect(advance(1_000, 500, plain, idle, 64_000)).toBe(1_500);
    expect(advance(1_000, 500, { ...plain, speed: 16 }, idle, 64_000)).toBe(9_000);
    expect(advance(63_000, 5_000, plain, idle, 64_000)).toBe(64_000);
  });

  it('jumps over an idle stretch, and spends the rest behind it', () => {
    expect(advance(2_500, 1_000, skipping, idle, 64_000)).toBe(61_500);
    expect(advance(30_000, 1_000, skipping, idle, 64_000)).toBe(62_000);
    expect(advance(1_000, 500, skipping, idle, 64_000)).toBe(1_500);
  });

  it('comes to the same place in small steps as in one', () => {
    let head = 0;
    for (let step = 0; step < 50; step += 1) head = advance(head, 100, skipping, idle, 64_000);
    expect(head).toBeCloseTo(advance(0, 5_000, skipping, idle, 64_000), 6);
  });
});

it('tells how long playing takes', () => {
  expect(playedMs(idle, 64_000, false)).toBe(64_000);
  expect(playedMs(idle, 64_000, true)).toBe(6_000);
});
