// Shows which stretches a candidate may not change.
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

import { lockedRanges, protectionField } from '../live/protection';

const mark = Decoration.mark({
  class: 'cm-locked',
  attributes: { title: 'This part is given and cannot be changed' },
});

export const locked: Extension = EditorView.decorations.compute([protectionField, 'doc'], (state) =>
  Decoration.set(
    lockedRanges(state)
      .filter(([from, to]) => from < to && to <= state.doc.length)
      .map(([from, to]) => mark.range(from, to)),
  ),
);
