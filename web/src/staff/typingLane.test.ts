import { expect, it } from 'vitest';
import { TypingLane } from './typingLane';

it('keeps where something was typed, however long the session gets', () => {
  const lane = new TypingLane();
  const hours = 8 * 3_600_000;
  for (let hour = 0; hour < hours; hour += 3_600_000)
    for (let at = 30_000; at < 570_000; at += 30_000) lane.add(hour + at, 3);
  const typing = lane.view(hours, 48);
  // The first ten minutes of each hour: one slice in six.
  expect(typing.map((value) => value > 0)).toEqual(Array.from({ length: 48 }, (_, slice) => slice % 6 === 0));
});

it('shows the same row until something is typed or time goes on', () => {
  const lane = new TypingLane();
  lane.add(10, 1);
  const before = lane.view(100, 10);
  expect(lane.view(100, 10)).toBe(before);
  lane.add(10, 0);
  expect(lane.view(100, 10)).toBe(before);
  lane.add(90, 5);
  expect(lane.view(100, 10)).not.toBe(before);
  expect(lane.view(200, 10)[5]).toBe(0);
});
