// Other people's cursors and selections in an editor.
import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Somebody's cursors. */
export interface Cursor {
  readonly name: string;
  /** Which of the colours of people, 0 to 5. */
  readonly colour: number;
  readonly ranges: readonly { readonly anchor: number; readonly head: number }[];
}

/** Shows these cursors and no others. */
export const showCursors = StateEffect.define<readonly Cursor[]>();

/** The extension that shows them; they move along as the text changes. */
export function cursors(): Extension {
  return [field, theme];
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(showCursors)) next = decorate(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (own) => EditorView.decorations.from(own),
});

function decorate(all: readonly Cursor[], length: number): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const { name, colour, ranges } of all) {
    for (const { anchor, head } of ranges) {
      const [from, to] = [Math.min(anchor, head, length), Math.min(Math.max(anchor, head), length)];
      if (from < to) marks.push(Decoration.mark({ class: `cm-person cm-person-${colour}` }).range(from, to));
      const caret = Decoration.widget({ widget: new Caret(name, colour), side: 1 });
      marks.push(caret.range(Math.min(head, length)));
    }
  }
  return Decoration.set(marks, true);
}

class Caret extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly colour: number,
  ) {
    super();
  }

  override eq(other: Caret): boolean {
    return other.name === this.name && other.colour === this.colour;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = `cm-caret cm-person-${this.colour}`;
    caret.setAttribute('aria-hidden', 'true');
    const label = document.createElement('span');
    label.textContent = this.name;
    caret.append(label);
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const people = Object.fromEntries(
  [0, 1, 2, 3, 4, 5].map((colour) => [`.cm-person-${colour}`, { '--person': `var(--person-${colour})` }]),
);

const theme = EditorView.baseTheme({
  ...people,
  '.cm-person': { backgroundColor: 'color-mix(in srgb, var(--person) 24%, transparent)' },
  '.cm-caret': {
    position: 'relative',
    display: 'inline-block',
    width: '0',
    height: '1.15em',
    verticalAlign: 'text-bottom',
    borderLeft: '2px solid var(--person)',
    marginRight: '-2px',
  },
  '.cm-caret > span': {
    position: 'absolute',
    left: '-2px',
    bottom: '100%',
    padding: '0 4px',
    borderRadius: '3px 3px 3px 0',
    background: 'var(--person)',
    color: 'var(--surface)',
    font: '600 10px/14px var(--font-sans)',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    zIndex: '4',
  },
  '.cm-line:first-of-type .cm-caret > span': { bottom: 'auto', top: '100%', borderRadius: '0 3px 3px 3px' },
});
