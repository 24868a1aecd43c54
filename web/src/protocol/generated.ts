// Generated from crates/protocol; `just types` writes it anew.

/**
 * What happens when the time is up.
 */
export type AtZero = "note" | "lock";

/**
 * One case.
 */
export type CaseResult = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it earned.
 */
verdict: Verdict, 
/**
 * Why, in a sentence; empty if `AC`.
 */
reason: string, 
/**
 * The input, for people.
 */
input: string, 
/**
 * What was expected, for people.
 */
expected: string, 
/**
 * What came, for people.
 */
got: string, 
/**
 * Standard output.
 */
stdout: string, 
/**
 * Standard error.
 */
stderr: string, 
/**
 * Fuel used, where it can be told.
 */
fuel: number | null, 
/**
 * The reference's fuel on the same case.
 */
reference_fuel: number | null, 
/**
 * Peak memory in bytes.
 */
memory_bytes: number, };

/**
 * A change set in the JSON of CodeMirror's `ChangeSet.toJSON`; read by `room`.
 */
export type Changes = (number | [number, ...string[]])[];

/**
 * One socket's authorship, given by the server; never two live sockets at once.
 */
export type ClientId = number;

/**
 * What a browser says. The first message of a socket is `Hello`.
 */
export type ClientMessage = { "type": "hello", 
/**
 * What the client was before its socket closed, where it was anything.
 */
resume: Resume | null, } | { "type": "edit", 
/**
 * The file.
 */
file: FileId, 
/**
 * The version that the first of them applies to.
 */
version: number, 
/**
 * The client's own count: the first edit of a file by this client is
 * 0, and each change counts. Changes that were accepted before are
 * known by it and not applied twice.
 */
client_sequence: number, 
/**
 * The changes in order, at most 64.
 */
changes: Array<Changes>, } | { "type": "select", 
/**
 * In which file.
 */
file: FileId, 
/**
 * The file's version that the positions are for.
 */
version: number, 
/**
 * The ranges, the main one first, at most 32.
 */
ranges: Array<SelectionRange>, } | { "type": "check", 
/**
 * The file.
 */
file: FileId, 
/**
 * Its version.
 */
version: number, 
/**
 * Its length in UTF-16 units.
 */
length: number, 
/**
 * FNV-1a (32 bits) over its UTF-16 units, low byte first.
 */
hash: number, } | { "type": "create_file", 
/**
 * Its path.
 */
path: string, 
/**
 * Its text.
 */
text: string, } | { "type": "rename_file", 
/**
 * The file.
 */
file: FileId, 
/**
 * The new path.
 */
path: string, } | { "type": "delete_file", 
/**
 * The file.
 */
file: FileId, } | { "type": "protect_file", 
/**
 * The file.
 */
file: FileId, 
/**
 * What candidates may not change of it.
 */
protection: Protection, } | { "type": "pasted", 
/**
 * Into which file.
 */
file: FileId, 
/**
 * How long, in UTF-16 units.
 */
length: number, 
/**
 * SHA-256 of its UTF-8 in hexadecimal.
 */
sha256: string, 
/**
 * Whether it was copied in this room.
 */
internal: boolean, } | { "type": "focus", 
/**
 * Whether it is in front.
 */
focused: boolean, } | { "type": "chat", 
/**
 * What, at most 4 KiB.
 */
text: string, } | { "type": "note", 
/**
 * What, at most 16 KiB.
 */
text: string, 
/**
 * The moment it is about; now if `None`.
 */
about_ms: number | null, } | { "type": "mark", 
/**
 * Its label.
 */
label: string, } | { "type": "control", 
/**
 * The command.
 */
control: Control, } | { "type": "run", 
/**
 * What to run.
 */
kind: RunKind, } | { "type": "cancel", 
/**
 * The run.
 */
run: RunId, };

/**
 * Why a socket is closed, beside the websocket close code 4000 + its number.
 */
export type CloseCode = "malformed" | "unauthorised" | "forbidden" | "too_slow" | "duplicate" | "too_large" | "too_often" | "restarting" | "internal";

/**
 * An interviewer's command.
 */
export type Control = { "command": "start" } | { "command": "pause" } | { "command": "lock" } | { "command": "unlock" } | { "command": "set_timer", 
/**
 * How long.
 */
remaining_ms: number, 
/**
 * What happens at zero.
 */
at_zero: AtZero, } | { "command": "set_autorun", 
/**
 * Whether they do.
 */
enabled: boolean, } | { "command": "end" };

/**
 * One thing that happened.
 */
export type Event = { 
/**
 * Its number, from 1 without gaps. What a role may not see is a gap for it.
 */
sequence: number, 
/**
 * When, in milliseconds since the room was opened, by the server's
 * monotonic clock; never goes back.
 */
at_ms: number, 
/**
 * Who did it; `None` for the server itself.
 */
actor: ParticipantId | null, 
/**
 * What happened.
 */
body: EventBody, };

/**
 * What can happen.
 */
export type EventBody = { "type": "joined", 
/**
 * Who.
 */
participant: Participant, } | { "type": "connected", 
/**
 * The socket's client.
 */
client: ClientId, } | { "type": "disconnected", 
/**
 * The socket's client.
 */
client: ClientId, } | { "type": "file_created", 
/**
 * Its id.
 */
file: FileId, 
/**
 * Its path.
 */
path: string, 
/**
 * Its text.
 */
text: string, 
/**
 * What candidates may not change of it.
 */
protection: Protection, } | { "type": "file_renamed", 
/**
 * The file.
 */
file: FileId, 
/**
 * The new path.
 */
path: string, } | { "type": "file_deleted", 
/**
 * The file.
 */
file: FileId, } | { "type": "file_protected", 
/**
 * The file.
 */
file: FileId, 
/**
 * What candidates may not change of it.
 */
protection: Protection, } | { "type": "edited", 
/**
 * The file.
 */
file: FileId, 
/**
 * Its version before these changes.
 */
version: number, 
/**
 * Who made them.
 */
client: ClientId, 
/**
 * The client's own number of the first of them; see [`super::ClientMessage::Edit`].
 */
client_sequence: number, 
/**
 * The changes in order, as they apply to the server's text.
 */
changes: Array<Changes>, } | { "type": "selected", 
/**
 * Whose.
 */
client: ClientId, 
/**
 * In which file.
 */
file: FileId, 
/**
 * The file's version that the positions are for.
 */
version: number, 
/**
 * The ranges, the main one first.
 */
ranges: Array<SelectionRange>, } | { "type": "pasted", 
/**
 * Into which file.
 */
file: FileId, 
/**
 * How long, in UTF-16 units.
 */
length: number, 
/**
 * SHA-256 of its UTF-8 in hexadecimal.
 */
sha256: string, 
/**
 * Whether it was copied in this room.
 */
internal: boolean, } | { "type": "focused", 
/**
 * Whose page.
 */
client: ClientId, 
/**
 * Whether it is in front.
 */
focused: boolean, } | { "type": "chatted", 
/**
 * What.
 */
text: string, } | { "type": "noted", 
/**
 * The note.
 */
text: string, 
/**
 * The moment it is about.
 */
about_ms: number, } | { "type": "marked", 
/**
 * Its label.
 */
label: string, } | { "type": "controlled", 
/**
 * The command.
 */
control: Control, 
/**
 * Where the room stands now.
 */
phase: Phase, 
/**
 * The clock now.
 */
timer: Timer | null, } | { "type": "time_left", 
/**
 * How much is left; 0 when it is up.
 */
remaining_ms: number, 
/**
 * Where the room stands now.
 */
phase: Phase, } | { "type": "run_started", 
/**
 * Its number.
 */
run: RunId, 
/**
 * What runs.
 */
kind: RunKind, 
/**
 * The exact versions that it runs.
 */
versions: Array<FileVersion>, } | { "type": "output", 
/**
 * The run.
 */
run: RunId, 
/**
 * Where to.
 */
stream: OutputStream, 
/**
 * What, invalid UTF-8 replaced.
 */
text: string, } | { "type": "run_progress", 
/**
 * The run.
 */
run: RunId, 
/**
 * Cases that have a verdict.
 */
judged: number, 
/**
 * Cases in all, as far as is known.
 */
planned: number, } | { "type": "run_finished", 
/**
 * The run.
 */
run: RunId, 
/**
 * What it came to, for the reader.
 */
result: RunResult, 
/**
 * What it came to as a candidate may see it. Only in the log; nobody is sent it.
 */
candidate?: RunResult | null, };

/**
 * A file's content: all of it, or what was missed.
 */
export type FileContent = { "type": "text", 
/**
 * The text, lines ended by `\n`.
 */
text: string, } | { "type": "missed", 
/**
 * The changes in order.
 */
updates: Array<Update>, };

/**
 * A file of a room; a renamed file keeps it, a new file of an old path has another.
 */
export type FileId = number;

/**
 * A file as somebody who joins is told of it.
 */
export type FileState = { 
/**
 * Its id.
 */
file: FileId, 
/**
 * Its path, relative, with `/`.
 */
path: string, 
/**
 * How many changes it has had.
 */
version: number, 
/**
 * Its text, or what changed since the version that the client has.
 */
content: FileContent, 
/**
 * What candidates may not change of it.
 */
protection: Protection, };

/**
 * A file and the number of changes it has had.
 */
export type FileVersion = { 
/**
 * The file.
 */
file: FileId, 
/**
 * How many changes it has had.
 */
version: number, };

/**
 * One group of cases.
 */
export type GroupResult = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether candidates see its cases.
 */
visible: boolean, 
/**
 * The worst verdict; `None` if it was skipped, not judged, or is not told.
 */
verdict: Verdict | null, 
/**
 * Points earned.
 */
score: number, 
/**
 * Points that could be earned.
 */
points: number, 
/**
 * Why it was skipped: groups that did not pass.
 */
skipped_for: Array<string>, 
/**
 * Its cases in order.
 */
cases: Array<CaseResult>, };

/**
 * What judging came to.
 */
export type JudgedResult = { 
/**
 * The worst verdict of what the reader may see.
 */
verdict: Verdict, 
/**
 * Points earned.
 */
score: number, 
/**
 * Points that could be earned.
 */
points: number, 
/**
 * What the compiler said; empty if nothing.
 */
diagnostics: string, 
/**
 * The groups in the challenge's order.
 */
groups: Array<GroupResult>, 
/**
 * Fuel over all cases that have a count.
 */
fuel: number, 
/**
 * Wall time in milliseconds.
 */
wall_ms: number, 
/**
 * Places in the files that it speaks of.
 */
marks: Array<Mark>, 
/**
 * The digest of the whole report, which staff can fetch and verify.
 */
report: string | null, };

/**
 * A language by its lowercase name, such as `python`.
 *
 * Which languages exist is the business of the `runtimes` crate; a name here
 * is only known to be well formed.
 */
export type Language = string;

/**
 * A place in a file, with what is said of it.
 */
export type Mark = { 
/**
 * The file's path.
 */
path: string, 
/**
 * The line, from 1.
 */
line: number, 
/**
 * The column in UTF-16 units, from 1, where it is known.
 */
column: number | null, 
/**
 * What is said of it.
 */
message: string, };

/**
 * Where output went.
 */
export type OutputStream = "stdout" | "stderr";

/**
 * A person in a room.
 */
export type Participant = { 
/**
 * Their id in this room.
 */
id: ParticipantId, 
/**
 * What they are there for.
 */
role: Role, 
/**
 * What they are called.
 */
name: string, };

/**
 * A person in a room, over all the sockets they ever had in it.
 */
export type ParticipantId = number;

/**
 * Where a room stands.
 */
export type Phase = "waiting" | "live" | "paused" | "locked" | "ended";

/**
 * One socket of a person who is connected now.
 */
export type Presence = { 
/**
 * The socket's client.
 */
client: ClientId, 
/**
 * Whose it is.
 */
participant: ParticipantId, 
/**
 * Whether the page is in front of them, as far as the browser tells.
 * Always `true` in what candidates are sent.
 */
focused: boolean, 
/**
 * Which file they look at, where they have selected something.
 */
file: FileId | null, 
/**
 * Their cursors and selections in it.
 */
ranges: Array<SelectionRange>, };

/**
 * What a program came to. Its output came as [`super::EventBody::Output`].
 */
export type ProgramResult = { 
/**
 * `AC` if it exited with 0.
 */
verdict: Verdict, 
/**
 * Why the verdict is what it is; empty if `AC`.
 */
reason: string, 
/**
 * The exit code, where it exited.
 */
exit_code: number | null, 
/**
 * What the compiler said; empty if nothing.
 */
diagnostics: string, 
/**
 * Fuel used, where it can be told.
 */
fuel: number | null, 
/**
 * Peak memory in bytes.
 */
memory_bytes: number, 
/**
 * Wall time in milliseconds.
 */
wall_ms: number, 
/**
 * Places in the files that it speaks of.
 */
marks: Array<Mark>, };

/**
 * What candidates may not change of a file.
 */
export type Protection = { "type": "none" } | { "type": "read_only" } | { "type": "ranges", 
/**
 * The stretches, in order, not overlapping.
 */
ranges: Array<[number, number]>, };

/**
 * Why a message was not obeyed.
 */
export type Refusal = { 
/**
 * Why, for programs.
 */
code: RefusalCode, 
/**
 * Why, for people.
 */
message: string, 
/**
 * The file it was about.
 */
file: FileId | null, };

/**
 * Why a message was not obeyed, for programs.
 */
export type RefusalCode = "not_allowed" | "locked" | "protected" | "not_found" | "exists" | "too_large" | "too_often" | "invalid" | "internal";

/**
 * What a client was before its socket closed.
 */
export type Resume = { 
/**
 * Its id.
 */
client: ClientId, 
/**
 * The secret it was given with it.
 */
secret: string, 
/**
 * The versions of the files it has.
 */
versions: Array<FileVersion>, };

/**
 * What somebody is in a room for; what they may see and do follows from it.
 */
export type Role = "candidate" | "interviewer" | "observer";

/**
 * A room. Knowing it lets nobody in.
 */
export type RoomId = string;

/**
 * A room in short.
 */
export type RoomSummary = { 
/**
 * Its id.
 */
id: RoomId, 
/**
 * Its title, for people.
 */
title: string, 
/**
 * The challenge's id.
 */
challenge: string, 
/**
 * The statement in Markdown.
 */
statement: string, 
/**
 * The language of the files.
 */
language: Language, 
/**
 * The file that is loaded or started.
 */
entry: string, 
/**
 * Groups that candidates see and the names of their cases.
 */
visible_cases: Array<[string, Array<string>]>, };

/**
 * A run of a room, counted from 1.
 */
export type RunId = number;

/**
 * What to run.
 */
export type RunKind = { "type": "program", 
/**
 * Standard input.
 */
stdin: string, } | { "type": "visible", 
/**
 * Only the case of this group and name.
 */
only: [string, string] | null, 
/**
 * Whether nobody asked for it: typing paused.
 */
automatic: boolean, } | { "type": "submit" } | { "type": "judge" };

/**
 * What a run came to.
 */
export type RunResult = { "type": "program" } & ProgramResult | { "type": "judged" } & JudgedResult | { "type": "cancelled" } | { "type": "failed", 
/**
 * What to tell people.
 */
reason: string, };

/**
 * A selection in UTF-16 units; a cursor where both are the same.
 */
export type SelectionRange = { 
/**
 * Where it began.
 */
anchor: number, 
/**
 * Where the cursor is.
 */
head: number, };

/**
 * What the server says.
 */
export type ServerMessage = { "type": "welcome" } & Welcome | { "type": "event", 
/**
 * What.
 */
event: Event, } | { "type": "presence", 
/**
 * Every open socket.
 */
clients: Array<Presence>, } | { "type": "refused" } & Refusal | { "type": "resync", 
/**
 * The file as it is.
 */
file: FileState, } | { "type": "closing", 
/**
 * Why.
 */
code: CloseCode, 
/**
 * When to try again, in milliseconds; `None` for never.
 */
retry_ms: number | null, };

/**
 * The clock of a room. Times are milliseconds since the room was opened, by
 * the server's monotonic clock.
 */
export type Timer = { 
/**
 * How long there was in all.
 */
total_ms: number, 
/**
 * When it reaches zero; `None` while it stands still.
 */
ends_at_ms: number | null, 
/**
 * How much is left while it stands still.
 */
remaining_ms: number, 
/**
 * What happens at zero.
 */
at_zero: AtZero, };

/**
 * One change and who made it, as `@codemirror/collab` wants it.
 */
export type Update = { 
/**
 * Who made it.
 */
client: ClientId, 
/**
 * What it changes.
 */
changes: Changes, };

/**
 * The judgement of one case, or the worst of several.
 *
 * Ordered from best to worst, so that the verdict of a submission is the
 * maximum over its cases. The two-letter names are the ones that programming
 * contests have used since ICPC's first judges.
 */
export type Verdict = "AC" | "WA" | "RTE" | "TLE" | "MLE" | "OLE" | "CE" | "IE";

/**
 * All that a client needs to begin or go on.
 */
export type Welcome = { 
/**
 * The client's id: the old one where it was resumed.
 */
client: ClientId, 
/**
 * The secret to resume with.
 */
secret: string, 
/**
 * Whether it is the client that it was before.
 */
resumed: boolean, 
/**
 * Who one is.
 */
you: Participant, 
/**
 * The room.
 */
room: RoomSummary, 
/**
 * Where the room stands.
 */
phase: Phase, 
/**
 * The clock, where it was set.
 */
timer: Timer | null, 
/**
 * Whether visible cases run when typing pauses.
 */
autorun: boolean, 
/**
 * The time of the room now.
 */
now_ms: number, 
/**
 * The newest event that the rest of this is made of.
 */
sequence: number, 
/**
 * The files.
 */
files: Array<FileState>, 
/**
 * Everybody who ever joined.
 */
participants: Array<Participant>, 
/**
 * Who is connected.
 */
presence: Array<Presence>, 
/**
 * How many changes of each file the server has of this client: where its
 * own count goes on.
 */
accepted: Array<FileVersion>, 
/**
 * What happened so far but for edits, selections and output, as far as the
 * client's role may see it; the newest 2,000.
 */
history: Array<Event>, };
