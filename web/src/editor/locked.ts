// Shows what candidates may not change: to them, and to the team.
import { RangeSet, type EditorState, type Line, type Extension, type Range as Placed } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';

import { givenRanges, isBound, protectionField } from '../live/protection';

class LockedLine extends GutterMarker {
  override elementClass = 'cm-locked-gutter';
}
const lockedLine = new LockedLine();

function title(state: EditorState): string {
  return isBound(state) ? 'This part is given and cannot be changed' : 'Candidates cannot change this part';
}

/** Lines that are locked from their first letter to their last. */
function wholeLines(state: EditorState, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    if (covers(state, from, to, line)) found.push(line.from);
    at = line.to + 1;
  }
  return found;
}

/** An empty line at the end of a stretch is beside it. */
function covers({ doc }: EditorState, from: number, to: number, line: Line): boolean {
  if (line.length > 0) return from <= line.from && line.to <= to;
  return (from < line.from || line.from === 0) && (line.to < to || to === doc.length);
}

function within(state: EditorState): [number, number][] {
  const end = state.doc.length;
  return givenRanges(state).map(([from, to]) => [Math.min(from, end), Math.min(to, end)]);
}

const text = EditorView.decorations.compute([protectionField, 'doc'], (state) => {
  const attributes = { title: title(state) };
  const line = Decoration.line({ class: 'cm-locked', attributes });
  const mark = Decoration.mark({ class: 'cm-locked', attributes });
  const found: Placed<Decoration>[] = [];
  for (const [from, to] of within(state)) {
    const whole = wholeLines(state, from, to);
    found.push(...whole.map((at) => line.range(at)));
    if (whole.length === 0 && from < to) found.push(mark.range(from, to));
  }
  return Decoration.set(found, true);
});

const gutter = gutterLineClass.compute([protectionField, 'doc'], (state) =>
  RangeSet.of(
    within(state).flatMap(([from, to]) => wholeLines(state, from, to).map((at) => lockedLine.range(at))),
    true,
  ),
);

export const locked: Extension = [text, gutter];
