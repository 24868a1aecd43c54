// Where the others are in a file, in the positions of what is shown of it.
import type { FileDocument } from '../live/document';
import type { RoomFacts } from '../live/facts.svelte';
import { PEOPLE_COLOURS, type PeerCursors } from './peers';

/** The colour of somebody, the same on every page. */
export function colourOf(participant: number): number {
  return participant % PEOPLE_COLOURS;
}

export function cursorsIn(document: FileDocument, facts: RoomFacts): PeerCursors[] {
  return facts.peers
    .filter((peer) => peer.file === document.id && peer.client !== facts.client)
    .map((peer) => ({
      client: peer.client,
      name: facts.nameOf(peer.participant),
      colour: colourOf(peer.participant),
      ranges: peer.ranges.map(({ anchor, head }) => ({
        anchor: document.locate(anchor, peer.version),
        head: document.locate(head, peer.version),
      })),
    }));
}
