import { expect, it } from 'vitest';
import { jumps, neighbour, pasteWords } from './jumps';
import { judged, Script, TESTS } from './sample';

const list = jumps(
  new Script()
    .open('')
    .run(1_000, TESTS, judged('AC', 'WA'))
    .add(2_000, 1, { type: 'pasted', file: 1, length: 120, sha256: '0', internal: false })
    .run(3_000, { type: 'visible', only: ['examples', 'case 1'], automatic: false }, judged('AC'))
    .run(4_000, { type: 'visible', only: null, automatic: true }, judged('AC', 'AC'))
    .run(5_000, { type: 'visible', only: null, automatic: true }, judged('AC', 'WA'))
    .run(6_000, { type: 'submit' }, judged('AC', 'TLE'))
    .add(7_000, 2, { type: 'marked', label: 'good question' })
    .add(8_000, 2, { type: 'noted', text: 'names are clear\nand short', about_ms: 2_500 }).events,
);

it('lists runs, the first green, pastes, markers and notes by their moments', () => {
  expect(list.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
    'run: Tests: 1 of 2 passed',
    'paste: Pasted 120 characters from elsewhere',
    'note: names are clear',
    'run: Tests: 1 of 1 passed',
    'first_green: First green',
    'submit: Submit: 1 of 2 passed',
    'marker: good question',
  ]);
});

it('finds the neighbours of a moment', () => {
  expect(neighbour(list, 2_000, 1)?.label).toBe('names are clear');
  expect(neighbour(list, 2_000, -1)?.label).toBe('Tests: 1 of 2 passed');
  expect(neighbour(list, 9_000, 1)).toBeUndefined();
});

it('speaks of pastes neutrally', () => {
  expect(pasteWords(1, true)).toBe('Pasted 1 character from this room');
});
