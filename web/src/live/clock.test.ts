import { expect, test } from 'vitest';

import { clockTime, RoomClock } from './clock';

test('times are read as people read clocks', () => {
  expect([0, 1, 59_000, 60_000, 309_000, 3_909_000].map(clockTime)).toEqual([
    '0:00',
    '0:01',
    '0:59',
    '1:00',
    '5:09',
    '1:05:09',
  ]);
});

test('a timer follows the server’s clock, not ours', () => {
  let ours = 1_000_000;
  const clock = new RoomClock(() => ours);
  clock.set(5000);
  const timer = { total_ms: 60_000, ends_at_ms: 15_000, remaining_ms: 0, at_zero: 'note' as const };
  expect(clock.remaining(timer)).toBe(10_000);
  ours += 4000;
  expect(clock.remaining(timer)).toBe(6000);
  ours += 60_000;
  expect(clock.remaining(timer)).toBe(0);
  expect(clock.remaining({ ...timer, ends_at_ms: null, remaining_ms: 42 })).toBe(42);
});
