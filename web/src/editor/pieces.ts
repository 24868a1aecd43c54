// What is too long for one message becomes several edits: a paste of 1 MiB
// arrives as what the server takes.
import type { Text, Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Inserted text of one edit, in UTF-16 units; at most thrice as many bytes. */
export const PIECE_UNITS = 24 * 1024;

export interface Piece {
  from: number;
  to: number;
  insert: Text;
}

/** Whether a transaction has to be taken apart. */
export function isLarge(transaction: Transaction): boolean {
  return transaction.docChanged && transaction.changes.newLength > 0 && insertedUnits(transaction) > PIECE_UNITS;
}

/** The same change as several, each applying to what the one before it made. */
export function pieces(transaction: Transaction): Piece[] {
  const found: Piece[] = [];
  transaction.changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    let at = 0;
    let removed = toA - fromA;
    do {
      const end = cut(inserted, at + PIECE_UNITS);
      found.push({ from: fromB + at, to: fromB + at + removed, insert: inserted.slice(at, end) });
      removed = 0;
      at = end;
    } while (at < inserted.length);
  });
  return found;
}

/** Dispatches transactions, large ones piece by piece. */
export function dispatchInPieces(transactions: readonly Transaction[], view: EditorView): void {
  const [only] = transactions;
  if (transactions.length !== 1 || !only || !isLarge(only)) {
    view.update(transactions);
    return;
  }
  for (const changes of pieces(only)) {
    // As typing, so that one undo takes all of it back.
    view.update([view.state.update({ changes, userEvent: 'input.type.paste', filter: false })]);
  }
  view.update([view.state.update({ selection: only.newSelection, scrollIntoView: true })]);
}

function insertedUnits(transaction: Transaction): number {
  let units = 0;
  transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => (units += inserted.length));
  return units;
}

function cut(text: Text, at: number): number {
  if (at >= text.length) return text.length;
  const unit = text.sliceString(at, at + 1).charCodeAt(0);
  return unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
}
