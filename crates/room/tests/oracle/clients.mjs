// Browsers that type into one file, each with `@codemirror/collab` itself, over
// wires that are slow and get cut: node clients.mjs SEED STEPS
//
// Lines on standard output are for the room: `[index, "hello", versions]`,
// `[index, message]` with a client's message, and at the end `["end", texts]`.
// Each is answered by a line on standard input: what every browser is sent.
import { readSync, writeSync } from "node:fs";
import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, EditorState, Text } from "@codemirror/state";

const FILE = 1;
const BROWSERS = 3;
const [seed, steps] = process.argv.slice(2).map(Number);
let state = seed >>> 0;

function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % below;
}

const PIECES = ["a", "b", "\n", "é", "🌉", "xyz", "\n\n", ""];
const randomText = () => Array.from({ length: random(4) }, () => PIECES[random(PIECES.length)]).join("");

let unread = "";

function readLine() {
  const buffer = Buffer.alloc(1 << 16);
  const parts = [unread];
  while (!parts.at(-1).includes("\n")) {
    const count = readSync(0, buffer);
    if (count === 0) throw new Error("the room is gone");
    parts.push(buffer.toString("latin1", 0, count));
  }
  const all = parts.join("");
  const end = all.indexOf("\n");
  unread = all.slice(end + 1);
  return Buffer.from(all.slice(0, end), "latin1").toString("utf8");
}

function ask(question) {
  const bytes = Buffer.from(`${JSON.stringify(question)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
  return JSON.parse(readLine());
}

class Browser {
  editor = null;
  client = null;
  accepted = 0;
  isSent = false;
  isConnected = false;
  inbox = [];
  outbox = [];

  welcome({ client, resumed, files, accepted }) {
    const [{ version, content }] = files;
    if (!resumed) {
      this.client = client;
      this.editor = EditorState.create({
        doc: Text.of(content.text.split("\n")),
        extensions: collab({ startVersion: version, clientID: String(client) }),
      });
      this.accepted = 0;
    } else {
      for (const update of content.updates) this.update(update.client, update.changes);
    }
    const confirmed = accepted.find(({ file }) => file === FILE)?.version ?? 0;
    if (confirmed !== this.accepted) throw new Error(`${this.accepted} accepted, not ${confirmed}`);
    this.isConnected = true;
  }

  update(client, changes) {
    if (client === this.client) {
      this.accepted += 1;
      this.isSent = false;
    }
    const update = { clientID: String(client), changes: ChangeSet.fromJSON(changes) };
    this.editor = receiveUpdates(this.editor, [update]).state;
  }

  receive() {
    const message = this.inbox.shift();
    if (!message) return;
    if (message.type !== "event") throw new Error(`what for? ${JSON.stringify(message)}`);
    const { type, version, client, changes } = message.event.body;
    if (type !== "edited") return;
    if (version !== getSyncedVersion(this.editor)) throw new Error("an update is missing");
    for (const change of changes) this.update(client, change);
  }

  type() {
    const changes = [];
    const { doc } = this.editor;
    const text = doc.toString();
    const whole = (position) => {
      const code = text.charCodeAt(position);
      return code >= 0xdc00 && code < 0xe000 ? position - 1 : position;
    };
    let position = 0;
    for (let left = 1 + random(2); left > 0; left -= 1) {
      const from = whole(position + random(Math.min(20, text.length - position) + 1));
      const to = whole(from + random(Math.min(6, text.length - from) + 1));
      if (from < position || to < from) break;
      changes.push({ from, to, insert: Text.of(randomText().split("\n")) });
      position = to;
    }
    this.editor = this.editor.update({ changes }).state;
  }

  push() {
    const updates = sendableUpdates(this.editor).slice(0, 64);
    if (this.isSent || updates.length === 0) return;
    this.isSent = true;
    this.outbox.push({
      type: "edit",
      file: FILE,
      version: getSyncedVersion(this.editor),
      client_sequence: this.accepted,
      changes: updates.map(({ changes }) => changes.toJSON()),
    });
  }

  cut() {
    this.isConnected = false;
    this.isSent = false;
    this.inbox = [];
    this.outbox = [];
  }

  get isQuiet() {
    const isEmpty = this.inbox.length === 0 && this.outbox.length === 0;
    return isEmpty && sendableUpdates(this.editor).length === 0;
  }
}

const browsers = Array.from({ length: BROWSERS }, () => new Browser());

function spread(answers) {
  answers.forEach((messages, index) => {
    if (browsers[index].isConnected) browsers[index].inbox.push(...messages);
  });
}

function connect(index) {
  const browser = browsers[index];
  if (browser.isConnected) return;
  const resume = browser.editor && { client: browser.client, version: getSyncedVersion(browser.editor) };
  browser.welcome(ask([index, "hello", resume]));
}

function serve(index) {
  const message = browsers[index].outbox.shift();
  if (message) spread(ask([index, message]));
}

function step() {
  const index = random(BROWSERS);
  const browser = browsers[index];
  const what = random(20);
  if (what < 4) browser.type();
  else if (!browser.isConnected || what === 4) connect(index);
  else if (what < 9) browser.push();
  else if (what < 14) serve(index);
  else if (what < 19) for (let left = random(8); left > 0; left -= 1) browser.receive();
  else browser.cut();
}

browsers.forEach((_, index) => connect(index));
for (let done = 0; done < steps; done += 1) step();
browsers.forEach((_, index) => connect(index));
while (!browsers.every((browser) => browser.isQuiet)) {
  browsers.forEach((browser, index) => {
    browser.push();
    serve(index);
    browser.receive();
  });
}
ask(["end", browsers.map((browser) => browser.editor.doc.toString())]);
