// Locking and unlocking whole lines of a file.
import type { EditorSelection, Text } from '@codemirror/state';

import type { Range } from '../live/protection';

/** The lines that a selection reaches into, from the first's beginning to the last's end. */
export function selectedLines(doc: Text, selection: EditorSelection): Range {
  const { from, to } = selection.main;
  // Whoever selects lines from beginning to beginning does not mean the last.
  const last = to > from && doc.lineAt(to).from === to ? to - 1 : to;
  return [doc.lineAt(from).from, doc.lineAt(last).to];
}

/**
 * Locks lines too. The breaks before and after them are locked with them: at
 * the ends of a stretch text may be put, and that is then in other lines.
 */
export function lockLines(ranges: readonly Range[], doc: Text, [from, to]: Range): [number, number][] {
  let stretch: [number, number] = [Math.max(0, from - 1), Math.min(doc.length, to + 1)];
  const apart: [number, number][] = [];
  for (const [start, end] of ranges) {
    if (start < stretch[1] && stretch[0] < end) stretch = [Math.min(start, stretch[0]), Math.max(end, stretch[1])];
    else apart.push([start, end]);
  }
  return [...apart, stretch].filter(([start, end]) => start < end).sort(([one], [other]) => one - other);
}

/** Locks those lines no more. */
export function unlockLines(ranges: readonly Range[], [from, to]: Range): [number, number][] {
  return ranges.flatMap(([start, end]): [number, number][] => {
    if (end <= from || to <= start) return [[start, end]];
    const pieces: [number, number][] = [
      [start, from],
      [to, end],
    ];
    // A break alone is no line.
    return pieces.filter(([first, last]) => last - first > 1);
  });
}
