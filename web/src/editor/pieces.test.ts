import { EditorState, Text } from '@codemirror/state';
import { expect, test } from 'vitest';

import { isLarge, PIECE_UNITS, pieces } from './pieces';

function replay(state: EditorState, transaction: ReturnType<EditorState['update']>): string {
  return pieces(transaction).reduce((now, changes) => now.update({ changes }).state, state).doc.toString();
}

test('a long paste comes to the same text piece by piece', () => {
  const state = EditorState.create({ doc: 'before\nselected\nafter' });
  const transaction = state.update({
    changes: [
      { from: 0, insert: 'x' },
      { from: 7, to: 15, insert: 'line of a paste\n'.repeat(20_000) },
      { from: 20, insert: 'y'.repeat(PIECE_UNITS + 1) },
    ],
  });
  expect(isLarge(transaction)).toBe(true);
  expect(replay(state, transaction)).toBe(transaction.newDoc.toString());
  for (const { insert } of pieces(transaction)) expect(insert.length).toBeLessThanOrEqual(PIECE_UNITS);
});

test('no piece ends within a surrogate pair', () => {
  const state = EditorState.create();
  const transaction = state.update({ changes: { from: 0, insert: `a${'🌉'.repeat(PIECE_UNITS)}` } });
  expect(replay(state, transaction)).toBe(transaction.newDoc.toString());
  for (const { insert } of pieces(transaction)) expect(insert.toString().isWellFormed()).toBe(true);
});

test('what is typed is left as it is', () => {
  const state = EditorState.create({ doc: Text.of(['a'.repeat(PIECE_UNITS * 2)]) });
  expect(isLarge(state.update({ changes: { from: 0, to: PIECE_UNITS * 2, insert: 'b' } }))).toBe(false);
});
