// What a candidate may not change of a file: kept in the editor's state, moved
// along as the text changes, and enforced before an edit exists. The server
// decides; this only saves people from typing what it would refuse.
import {
  EditorState,
  Facet,
  StateEffect,
  StateField,
  Transaction,
  type ChangeDesc,
  type Extension,
} from '@codemirror/state';

import type { Protection } from '../protocol/generated';

export type Range = readonly [from: number, to: number];

/** Whether protections hold for the one who edits here; they do for candidates. */
const bound = Facet.define<boolean, boolean>({ combine: (values) => values.some(Boolean) });

export const setProtection = StateEffect.define<Protection>();
export const setWritable = StateEffect.define<boolean>();
/** Somebody tried to change what they may not. */
export const keptFrom = StateEffect.define<null>();

/** What is protected now. */
export const protectionField = StateField.define<Protection>({
  create: () => ({ type: 'none' }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setProtection)) return effect.value;
    return value.type === 'ranges' && transaction.docChanged
      ? { type: 'ranges', ranges: mapRanges(value.ranges, transaction.changes) }
      : value;
  },
});

/** Whether the room lets one write at all: not when paused, locked, over. */
export const writableField = StateField.define<boolean>({
  create: () => true,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setWritable)) return effect.value;
    return value;
  },
});

/** Stretches after a change: text put at their edges stays outside. */
export function mapRanges(ranges: readonly Range[], changes: ChangeDesc): [number, number][] {
  return ranges
    .map(([from, to]): [number, number] => [changes.mapPos(from, 1), changes.mapPos(to, -1)])
    .filter(([from, to]) => from < to);
}

/** Whether somebody may not change anything of the file. */
export function isReadOnly(state: EditorState): boolean {
  if (!state.field(writableField)) return true;
  return state.facet(bound) && state.field(protectionField).type === 'read_only';
}

/** The stretches that candidates may not change, whoever looks. */
export function givenRanges(state: EditorState): readonly Range[] {
  const protection = state.field(protectionField);
  if (protection.type === 'read_only') return [[0, state.doc.length]];
  return protection.type === 'ranges' ? protection.ranges : [];
}

/** Whether what candidates may not change binds the one who edits here. */
export function isBound(state: EditorState): boolean {
  return state.facet(bound);
}

/** The stretches that somebody may not change. */
export function lockedRanges(state: EditorState): readonly Range[] {
  const protection = state.field(protectionField);
  return state.facet(bound) && protection.type === 'ranges' ? protection.ranges : [];
}

/** Everything of this file as one extension. */
export function protection(holds: boolean): Extension {
  return [
    bound.of(holds),
    protectionField,
    writableField,
    EditorState.readOnly.compute([protectionField, writableField], isReadOnly),
    EditorState.transactionFilter.of((transaction) => {
      const { startState } = transaction;
      if (!transaction.docChanged || transaction.annotation(Transaction.remote)) return transaction;
      const forbidden = isReadOnly(startState) || touches(lockedRanges(startState), transaction.changes);
      return forbidden ? { effects: keptFrom.of(null) } : transaction;
    }),
  ];
}

/** Whether a change reaches into a stretch. At its ends text may be put. */
export function touches(ranges: readonly Range[], changes: ChangeDesc): boolean {
  let touched = false;
  if (ranges.length === 0) return touched;
  changes.iterChangedRanges((from, to) => {
    touched ||= ranges.some(([start, end]) => (from === to ? start < from && from < end : from < end && start < to));
  });
  return touched;
}
