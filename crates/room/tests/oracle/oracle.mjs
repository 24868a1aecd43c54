// Random documents and changes, with what CodeMirror makes of them, one JSON
// object a line: node oracle.mjs COUNT SEED
import { ChangeSet, Text } from "@codemirror/state";

const [count, seed] = process.argv.slice(2).map(Number);
let state = seed >>> 0;

function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % below;
}

const PIECES = ["a", "b", "c", "\n", "é", "🌉", "xyz", "\n\n", ""];
const text = (pieces) => Array.from({ length: pieces }, () => PIECES[random(PIECES.length)]).join("");

// The start of the character at a position, so that no pair is cut.
function whole(document, position) {
  const code = document.charCodeAt(position);
  return code >= 0xdc00 && code < 0xe000 ? position - 1 : position;
}

function randomChange(document) {
  const changes = [];
  let position = 0;
  for (let left = random(4); left > 0 && position <= document.length; left -= 1) {
    const from = whole(document, position + random(document.length - position + 1));
    if (from < position) break;
    const to = Math.max(from, whole(document, from + random(Math.min(6, document.length - from) + 1)));
    changes.push({ from, to, insert: Text.of(text(random(4)).split("\n")) });
    position = to;
    if (position >= document.length) break;
  }
  return ChangeSet.of(changes, document.length);
}

const lines = [];
for (let index = 0; index < count; index += 1) {
  const document = text(random(12));
  const ours = randomChange(document);
  const theirs = randomChange(document);
  lines.push(
    JSON.stringify({
      document,
      ours: ours.toJSON(),
      theirs: theirs.toJSON(),
      after: ours.map(theirs).toJSON(),
      before: ours.map(theirs, true).toJSON(),
      applied: ours.apply(Text.of(document.split("\n"))).toString(),
    }),
  );
}
process.stdout.write(`${lines.join("\n")}\n`);
