// What a compiler or a traceback says of a line, in the editor's gutter.
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';

import type { Mark, RunResult } from '../protocol/generated';

/** The places that a run's result speaks of. */
export function marksOf(result: RunResult | null): Mark[] {
  return result?.type === 'program' || result?.type === 'judged' ? result.marks : [];
}

/** Shows those marks that are about the file at `path`, and no others. */
export function showMarks(state: EditorState, path: string, marks: Mark[]): TransactionSpec {
  const mine = marks.filter((mark) => mark.path === path);
  return setDiagnostics(
    state,
    mine.flatMap((mark) => diagnostic(state, mark)),
  );
}

function diagnostic(state: EditorState, mark: Mark): Diagnostic[] {
  // The text may have been shortened since it ran.
  if (mark.line < 1 || mark.line > state.doc.lines) return [];
  const line = state.doc.line(mark.line);
  const indent = line.text.length - line.text.trimStart().length;
  const column = mark.column === null ? indent : Math.min(mark.column - 1, line.length);
  const from = line.from + column;
  const to = mark.column === null ? line.to : (state.wordAt(from)?.to ?? Math.min(from + 1, line.to));
  return [{ from, to: Math.max(from, to), severity: 'error', message: mark.message }];
}
