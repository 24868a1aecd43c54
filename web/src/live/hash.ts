// The hash that tells whether a text is the server's.
import type { Text } from '@codemirror/state';

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a (32 bits) over the UTF-16 units of a text, low byte first. */
export function fnv1a(text: Text): number {
  let hash = OFFSET;
  const cursor = text.iter();
  while (!cursor.next().done) {
    const piece = cursor.lineBreak ? '\n' : cursor.value;
    for (let at = 0; at < piece.length; at++) {
      const unit = piece.charCodeAt(at);
      hash = Math.imul(hash ^ (unit & 0xff), PRIME);
      hash = Math.imul(hash ^ (unit >>> 8), PRIME);
    }
  }
  return hash >>> 0;
}
