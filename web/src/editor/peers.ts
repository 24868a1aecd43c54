// Cursors and selections of the others, with their names.
import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Somebody's cursors in the file that is shown, in its positions. */
export interface PeerCursors {
  client: number;
  name: string;
  /** Which of the colours of people. */
  colour: number;
  ranges: { anchor: number; head: number }[];
}

export const PEOPLE_COLOURS = 6;

export const setPeers = StateEffect.define<PeerCursors[]>();

class Caret extends WidgetType {
  readonly name: string;
  readonly colour: number;

  constructor(name: string, colour: number) {
    super();
    this.name = name;
    this.colour = colour;
  }

  override eq(other: Caret): boolean {
    return other.name === this.name && other.colour === this.colour;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = `cm-peer cm-person-${this.colour}`;
    caret.ariaHidden = 'true';
    const label = document.createElement('span');
    label.className = 'cm-peer-name';
    label.textContent = this.name;
    caret.append('\u2060', label, '\u2060');
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function decorate(peers: PeerCursors[], length: number): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { name, colour, ranges } of peers) {
    for (const { anchor, head } of ranges) {
      const [from, to] = [Math.min(anchor, head, length), Math.min(Math.max(anchor, head), length)];
      if (from < to) found.push(Decoration.mark({ class: `cm-peer-selection cm-person-${colour}` }).range(from, to));
      const at = Math.min(head, length);
      found.push(Decoration.widget({ widget: new Caret(name, colour), side: 1 }).range(at));
    }
  }
  return Decoration.set(found, true);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const moved = decorations.map(transaction.changes);
    const effect = transaction.effects.find((candidate) => candidate.is(setPeers));
    return effect?.is(setPeers) ? decorate(effect.value, transaction.newDoc.length) : moved;
  },
  provide: (self) => EditorView.decorations.from(self),
});

const colours = Object.fromEntries(
  Array.from({ length: PEOPLE_COLOURS }, (_, colour) => [
    `.cm-person-${colour}`,
    { '--person': `var(--person-${colour})` },
  ]),
);

const look = EditorView.baseTheme({
  ...colours,
  '.cm-peer': {
    position: 'relative',
    display: 'inline',
    borderLeft: '2px solid var(--person)',
    marginLeft: '-1px',
    marginRight: '-1px',
  },
  '.cm-peer-name': {
    position: 'absolute',
    zIndex: '8',
    bottom: '100%',
    left: '-2px',
    padding: '0 5px',
    borderRadius: '3px 3px 3px 0',
    background: 'var(--person)',
    color: 'var(--surface)',
    fontFamily: 'var(--font-sans)',
    fontSize: '11px',
    fontWeight: '600',
    lineHeight: '1.45',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  },
  // In the first line there is no room above.
  '.cm-line:first-child .cm-peer-name': { bottom: 'auto', top: '100%', borderRadius: '0 3px 3px 3px' },
  '.cm-peer-selection': { backgroundColor: 'color-mix(in srgb, var(--person) 22%, transparent)' },
});

/** Shows the others in an editor. */
export const peers: Extension = [field, look];
