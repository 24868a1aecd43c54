// How code is shown where nobody edits it.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** An editor that shows and does not change. */
export function viewer(): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' }),
    lineNumbers(),
    syntaxHighlighting(style),
  ];
}

/** The syntax of a file by its name; none where it is not known. */
export async function languageOf(path: string): Promise<Extension> {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  switch (extension) {
    case 'py':
      return (await import('@codemirror/lang-python')).python();
    case 'js':
    case 'mjs':
      return (await import('@codemirror/lang-javascript')).javascript();
    case 'rs':
      return (await import('@codemirror/lang-rust')).rust();
    default:
      return [];
  }
}

const style = HighlightStyle.define([{ tag: tags.keyword, color: 'var(--code-keyword)' }]);
