// The session of a room with editors for its files: ties what is typed,
// selected, copied and pasted to the session.
import type { Extension } from '@codemirror/state';
import { Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { toasts } from '../components/toasts.svelte';
import { openSocket } from '../live/connection';
import { BrowserLocks } from '../live/identity';
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
    }),
    EditorView.domEventHandlers({
      copy: (_event, view) => session().copied(selected(view)),
      cut: (_event, view) => session().copied(selected(view)),
      paste: (event) => {
        const document = session().documents.get(file);
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (document) session().pasted(document, text.replace(/\r\n?/g, '\n'));
      },
    }),
  ];
}

function selected(view: EditorView): string {
  const { state } = view;
  return state.selection.ranges.map(({ from, to }) => state.sliceDoc(from, to)).join('\n');
}
