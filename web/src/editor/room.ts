// The session of a room with editors for its files: ties what is typed,
// selected, copied and pasted to the session.
import type { Extension } from '@codemirror/state';
import { Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { toasts } from '../components/toasts.svelte';
import { openSocket } from '../live/connection';
import { BrowserLocks } from '../live/identity';
import { isBound, isReadOnly, keptFrom } from '../live/protection';
import { RoomSession } from '../live/session.svelte';
import { IndexedStore } from '../live/storage';
import { basis } from './setup';

/** A room for this page; `start` opens it. */
export function roomSession(room: string): RoomSession {
  const session: RoomSession = new RoomSession({
    room,
    open: () => openSocket(room),
    store: new IndexedStore(),
    locks: new BrowserLocks(),
    extensions: (file) => [basis(), reports(() => session, file)],
    notify: (text, tone) => toasts.show(text, tone),
  });
  return session;
}

function reports(session: () => RoomSession, file: number): Extension {
  return [
    EditorView.updateListener.of((update) => {
      const document = session().documents.get(file);
      if (!document) return;
      const remote = update.transactions.some((transaction) => transaction.annotation(Transaction.remote));
      if (update.docChanged && !remote) session().typed(document);
      if (update.selectionSet && !remote) session().select(document);
      if (session().facts.writable && isBound(update.state) && update.transactions.some(wasKept)) tellLocked();
    }),
    EditorView.domEventHandlers({
      copy: (_event, view) => session().copied(selected(view)),
      cut: (_event, view) => session().copied(selected(view)),
      beforeinput: (_event, view) => {
        // Of a file that can only be read no change is even tried.
        if (session().facts.writable && isBound(view.state) && isReadOnly(view.state)) tellLocked();
      },
      paste: (event) => {
        const document = session().documents.get(file);
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (document) session().pasted(document, text.replace(/\r\n?/g, '\n'));
      },
    }),
  ];
}

function wasKept(transaction: Transaction): boolean {
  return transaction.effects.some((effect) => effect.is(keptFrom));
}

function tellLocked(): void {
  toasts.show('This part is given: it cannot be changed.');
}

function selected(view: EditorView): string {
  const { state } = view;
  return state.selection.ranges.map(({ from, to }) => state.sliceDoc(from, to)).join('\n');
}
