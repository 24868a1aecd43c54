import { expect, it, vi } from 'vitest';
import { keyAction } from './keys';

const moments = [100, 20_000].map((atMs) => ({
  kind: 'run' as const,
  atMs,
  sequence: atMs,
  label: '',
  green: null,
}));
const player = () => ({ headMs: 10_000, endMs: 60_000, seek: vi.fn(), toggle: vi.fn(), faster: vi.fn() });
const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key: name, target: null, ...more }) as KeyboardEvent;

it.each([
  ['ArrowRight', {}, 15_000],
  ['ArrowLeft', { shiftKey: true }, 0],
  ['n', {}, 20_000],
  ['p', {}, 100],
])('%s with %j goes where it should', (name, more, to) => {
  const playback = player();
  keyAction(key(name, more), playback, moments)?.();
  expect(playback.seek).toHaveBeenCalledWith(to);
});

it('plays and pauses, and changes the speed', () => {
  const playback = player();
  for (const name of [' ', '>', '<']) keyAction(key(name), playback, moments)?.();
  expect(playback.toggle).toHaveBeenCalledTimes(1);
  expect(playback.faster.mock.calls).toEqual([[1], [-1]]);
});

it('begins a remark where one can be kept', () => {
  const remark = vi.fn();
  keyAction(key('m'), player(), moments, remark)?.();
  expect(remark).toHaveBeenCalledTimes(1);
  expect(keyAction(key('m'), player(), moments)).toBeNull();
});

it('leaves the browser’s own keys alone', () => {
  const playback = player();
  expect(keyAction(key('ArrowRight', { ctrlKey: true }), playback, moments)).toBeNull();
  expect(keyAction(key('x'), playback, moments)).toBeNull();
  expect(keyAction(key('n'), { ...playback, headMs: 30_000 }, moments)).toBeNull();
});
