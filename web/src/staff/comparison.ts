// Ordering the candidates of a challenge by a column.
import type { ComparisonRow } from '../protocol/generated';

export type SortKey = 'candidate' | 'score' | 'first_green' | 'runs';

/** The columns that every challenge has. */
export const COLUMNS: readonly { key: SortKey; title: string; number: boolean }[] = [
  { key: 'candidate', title: 'Candidate', number: false },
  { key: 'score', title: 'Submission', number: true },
  { key: 'first_green', title: 'First green', number: true },
  { key: 'runs', title: 'Runs', number: true },
];

/** The rows in order; who has nothing in the column comes last either way. */
export function sortRows(rows: readonly ComparisonRow[], key: SortKey, descending: boolean): ComparisonRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = valueOf(a, key);
    const right = valueOf(b, key);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string') return sign * left.localeCompare(String(right));
    return sign * (left - Number(right));
  });
}

function valueOf(row: ComparisonRow, key: SortKey): number | string | null {
  switch (key) {
    case 'candidate':
      return row.candidates[0] ?? null;
    case 'score':
      return row.last_submission && row.last_submission.score;
    case 'first_green':
      return row.first_green_ms;
    case 'runs':
      return row.runs;
  }
}
