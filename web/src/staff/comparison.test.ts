import { expect, it } from 'vitest';
import type { ComparisonRow } from '../protocol/generated';
import { sortRows } from './comparison';

function row(name: string, score: number | null, first_green_ms: number | null): ComparisonRow {
  const last_submission =
    score === null ? null : { run: 1, verdict: 'AC' as const, score, points: 100, at_ms: 1 };
  return {
    room: name,
    title: name,
    language: 'python',
    phase: 'ended',
    candidates: [name],
    opened_at_ms: null,
    last_submission,
    groups: [],
    first_green_ms,
    runs: name.length,
    recommendations: [],
  };
}

const rows = [row('Ada', 40, 900), row('Edsger', null, null), row('Grace', 90, 300)];

it('puts who has nothing last, whichever way', () => {
  expect(sortRows(rows, 'score', true).map(({ room }) => room)).toEqual(['Grace', 'Ada', 'Edsger']);
  expect(sortRows(rows, 'score', false).map(({ room }) => room)).toEqual(['Ada', 'Grace', 'Edsger']);
  expect(sortRows(rows, 'first_green', false).map(({ room }) => room)).toEqual(['Grace', 'Ada', 'Edsger']);
});

it('sorts by name', () => {
  expect(sortRows(rows, 'candidate', true).map(({ room }) => room)).toEqual(['Grace', 'Edsger', 'Ada']);
});
