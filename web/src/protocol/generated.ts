// Generated from crates/protocol; `just types` writes it anew.

/**
 * The body of every answer that is not a success.
 */
export type ApiError = { 
/**
 * What went wrong, for programs.
 */
code: ApiErrorCode, 
/**
 * What went wrong, for people.
 */
message: string, };

/**
 * What went wrong, for programs.
 */
export type ApiErrorCode = "invalid" | "unauthorised" | "forbidden" | "cross_origin" | "not_found" | "conflict" | "too_large" | "too_often" | "internal" | "unavailable";

/**
 * A token of a program: `Authorization: Bearer …`.
 */
export type ApiToken = { 
/**
 * Its number.
 */
id: number, 
/**
 * What it is for.
 */
name: string, 
/**
 * What may be done with it.
 */
scopes: Array<TokenScope>, 
/**
 * When it was made.
 */
created_at_ms: number, 
/**
 * When it ends.
 */
expires_at_ms: number | null, 
/**
 * When it was last used, to the minute.
 */
last_used_at_ms: number | null, };

/**
 * What happens when the time is up.
 */
export type AtZero = "note" | "lock";

/**
 * Something that somebody did.
 */
export type AuditEntry = { 
/**
 * Its number; later ones are larger.
 */
id: number, 
/**
 * When.
 */
at_ms: number, 
/**
 * Who: a login, a name in a room, or empty where nobody was known.
 */
actor: string, 
/**
 * What, such as `room.created`.
 */
action: string, 
/**
 * On what: an id.
 */
subject: string, 
/**
 * From which address.
 */
address: string, };

/**
 * `GET /api/audit?before=&limit=`: the newest first. Admins only.
 */
export type AuditPage = { 
/**
 * The entries, the newest first.
 */
entries: Array<AuditEntry>, 
/**
 * What to ask for as `before`, where there is more.
 */
next: number | null, };

/**
 * How many cases of a run are judged.
 */
export type CaseCount = { 
/**
 * Cases that have a verdict.
 */
judged: number, 
/**
 * Cases in all, as far as is known.
 */
planned: number, };

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
 * A challenge in short: one of `GET /api/challenges`.
 */
export type ChallengeCard = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title, for people.
 */
title: string, 
/**
 * What the candidate is asked to do.
 */
kind: ChallengeKind, 
/**
 * Whom it is for.
 */
level: ChallengeLevel, 
/**
 * What it shows of a candidate.
 */
skills: Array<string>, 
/**
 * How long it should take.
 */
minutes: number, 
/**
 * The languages it may be solved in.
 */
languages: Array<ChallengeLanguage>, 
/**
 * All points that can be earned.
 */
points: number, };

/**
 * `GET /api/challenges/{id}`: all that the team may want to know.
 */
export type ChallengeDetails = { 
/**
 * The challenge in short.
 */
card: ChallengeCard, 
/**
 * The task, in Markdown.
 */
statement: string, 
/**
 * The cases that candidates see.
 */
visible_cases: Array<VisibleGroup>, 
/**
 * Every group, in order.
 */
groups: Array<ChallengeGroup>, 
/**
 * What interviewers rate.
 */
rubric: Array<RubricItem>, };

/**
 * A group of cases.
 */
export type ChallengeGroup = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether candidates see its cases.
 */
visible: boolean, 
/**
 * What it earns.
 */
points: number, };

/**
 * What a candidate is asked to do.
 */
export type ChallengeKind = "debug" | "fix" | "implement" | "speed_up";

/**
 * A language that a challenge may be solved in.
 */
export type ChallengeLanguage = { 
/**
 * Its name.
 */
language: Language, 
/**
 * Its name for people, such as `Python`.
 */
title: string, 
/**
 * Whether this server can run it; rooms can only be made of those.
 */
installed: boolean, };

/**
 * Whom a challenge is for.
 */
export type ChallengeLevel = "junior" | "mid" | "senior";

/**
 * `PATCH /api/staff/{id}`: what is there changes. Admins only, but for one's
 * own name and password.
 */
export type ChangeStaff = { 
/**
 * Another name.
 */
name?: string, 
/**
 * Another password; every session of the account ends.
 */
password?: string, 
/**
 * Whether they are an admin.
 */
admin?: boolean, 
/**
 * Whether the account is closed; every session of it ends.
 */
disabled?: boolean, };

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
 * The version of the file that stretches are positions in.
 */
version: number, 
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
 * `GET /api/challenges/{id}/comparison`.
 */
export type Comparison = { 
/**
 * The challenge's id.
 */
challenge: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its groups in order: the columns.
 */
groups: Array<ComparisonGroup>, 
/**
 * Its rooms, the newest first.
 */
rows: Array<ComparisonRow>, };

/**
 * A group of cases and what it came to.
 */
export type ComparisonGroup = { 
/**
 * Its name.
 */
name: string, 
/**
 * Points that could be earned.
 */
points: number, 
/**
 * Points earned; `None` where it was not judged.
 */
score: number | null, 
/**
 * The worst verdict; `None` where it was not judged.
 */
verdict: Verdict | null, };

/**
 * A room's candidates beside those of other rooms.
 */
export type ComparisonRow = { 
/**
 * The room.
 */
room: RoomId, 
/**
 * Its title.
 */
title: string, 
/**
 * The language.
 */
language: Language, 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * The candidates' names.
 */
candidates: Array<string>, 
/**
 * When it opened.
 */
opened_at_ms: number | null, 
/**
 * The last submission.
 */
last_submission: SubmissionSummary | null, 
/**
 * Its groups, as in [`Comparison::groups`]; empty if there is none.
 */
groups: Array<ComparisonGroup>, 
/**
 * How long after the clock started all visible cases first passed.
 */
first_green_ms: number | null, 
/**
 * How often a candidate ran or submitted something themselves.
 */
runs: number, 
/**
 * What interviewers recommend, of submitted scorecards; empty until
 * everybody who began one has submitted.
 */
recommendations: Array<Recommendation>, };

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
 * `POST /api/tokens`.
 */
export type CreateApiToken = { 
/**
 * What it is for.
 */
name: string, 
/**
 * What may be done with it.
 */
scopes: Array<TokenScope>, 
/**
 * When it ends; never if it is not said.
 */
expires_in_days?: number, };

/**
 * `POST /api/rooms/{id}/invites`.
 */
export type CreateInvite = { 
/**
 * What the invited are there for.
 */
role: Role, 
/**
 * Whom it is for; they may still call themselves otherwise.
 */
name?: string, 
/**
 * When it ends; after seven days if it is not said, 90 days at most.
 */
expires_in_minutes?: number, };

/**
 * `POST /api/rooms`.
 */
export type CreateRoom = { 
/**
 * The challenge's id.
 */
challenge: string, 
/**
 * The language of the session.
 */
language: Language, 
/**
 * Its title; the challenge's if it is not said.
 */
title?: string, 
/**
 * How long the clock runs; the challenge's if it is not said, 0 for none.
 */
minutes?: number, 
/**
 * What happens when the time is up.
 */
at_zero?: AtZero, 
/**
 * When it is planned.
 */
scheduled_at_ms?: number, };

/**
 * `POST /api/staff`: a new account. Admins only.
 */
export type CreateStaff = { 
/**
 * What to log in with.
 */
login: string, 
/**
 * What the person is called.
 */
name: string, 
/**
 * 10 to 256 characters.
 */
password: string, 
/**
 * Whether they are an admin.
 */
admin?: boolean, };

/**
 * The answer to [`CreateApiToken`]: the only time that the secret is shown.
 */
export type CreatedApiToken = { 
/**
 * The token.
 */
token: ApiToken, 
/**
 * What to send as `Authorization: Bearer …`.
 */
secret: string, };

/**
 * The answer to [`CreateInvite`]: the only time that the link is shown.
 */
export type CreatedInvite = { 
/**
 * The invite.
 */
invite: Invite, 
/**
 * The link, `/join#…` on this server; absolute where the server knows its
 * own address.
 */
url: string, };

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
label: string, 
/**
 * The moment, where it was marked afterwards.
 */
about_ms?: number | null, } | { "type": "controlled", 
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
planned: number, 
/**
 * How far it is as a candidate may know it. Only in the log; nobody is sent it.
 */
candidate?: CaseCount | null, } | { "type": "run_finished", 
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
 * `GET /api/rooms/{id}/events?after=&limit=`: as the reader's role may see it.
 */
export type EventsPage = { 
/**
 * The events in order.
 */
events: Array<Event>, 
/**
 * What to ask for as `after`, where there is more.
 */
next: number | null, };

/**
 * `POST /api/invites/exchange`: answered with a [`super::Seat`] and its cookie.
 */
export type ExchangeInvite = { 
/**
 * What stands behind the `#` of the link.
 */
token: string, 
/**
 * What one wants to be called.
 */
name: string, };

/**
 * A file's content: all of it, or what was missed.
 */
export type FileContent = { "type": "text", 
/**
 * The text, lines ended by `\n`.
 */
text: string, } | { "type": "missed", 
/**
 * The changes in order. Pending changes are to be rebased over one of
 * them at a time, as the server does: over several at once is not
 * always the same.
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
 * An invite, as those who made it see it.
 */
export type Invite = { 
/**
 * Its number.
 */
id: number, 
/**
 * What the invited are there for.
 */
role: Role, 
/**
 * Whom it is for.
 */
name: string | null, 
/**
 * When it was made.
 */
created_at_ms: number, 
/**
 * When it ends.
 */
expires_at_ms: number, 
/**
 * Whether it was taken back.
 */
revoked: boolean, 
/**
 * How often it was exchanged. A candidate's invite works once.
 */
uses: number, };

/**
 * What somebody who has the link may know before they join.
 */
export type InvitePreview = { 
/**
 * The room's title.
 */
room_title: string, 
/**
 * What they are there for.
 */
role: Role, 
/**
 * Whom it is for.
 */
name: string | null, };

/**
 * `POST /api/invites/preview`.
 */
export type InviteToken = { 
/**
 * What stands behind the `#` of the link.
 */
token: string, };

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
 * The answer to [`WriteNote`]: it is durable.
 */
export type KeptNote = { 
/**
 * The number of its event.
 */
sequence: number, };

/**
 * A language by its lowercase name, such as `python`.
 *
 * Which languages exist is the business of the `runtimes` crate; a name here
 * is only known to be well formed.
 */
export type Language = string;

/**
 * `POST /api/login`.
 */
export type LogIn = { 
/**
 * The account's login.
 */
login: string, 
/**
 * Its password.
 */
password: string, };

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
 * `GET /api/me`: who this browser is.
 */
export type Me = { 
/**
 * The account that is logged in.
 */
staff: StaffMember | null, 
/**
 * The rooms that this browser was invited to.
 */
seats: Array<Seat>, 
/**
 * Whether there is no account yet: somebody has to open the set-up link.
 */
needs_set_up: boolean, };

/**
 * What another interviewer thinks.
 */
export type OtherScorecard = { 
/**
 * The interviewer's name.
 */
name: string, 
/**
 * What they think.
 */
scorecard: Scorecard, };

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
 * Whether to hire.
 */
export type Recommendation = "strong_no" | "no" | "yes" | "strong_yes";

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
 * The file whose edit it was; `None` for any other message.
 */
file: FileId | null, };

/**
 * Why a message was not obeyed, for programs.
 */
export type RefusalCode = "not_allowed" | "locked" | "protected" | "not_found" | "exists" | "too_large" | "too_often" | "invalid" | "internal";

/**
 * `POST /api/rooms/{id}/rejudge`: what the files of that moment would have
 * earned. Answered with a [`crate::live::JudgedResult`]; nothing is kept.
 */
export type Rejudge = { 
/**
 * The files are those after this event.
 */
sequence: number, 
/**
 * Whether hidden cases are judged too.
 */
hidden: boolean, };

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
 * A room in short.
 */
export type RoomCard = { 
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
 * The challenge's title.
 */
challenge_title: string, 
/**
 * The language of its files.
 */
language: Language, 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * When it was made.
 */
created_at_ms: number, 
/**
 * When it is planned.
 */
scheduled_at_ms: number | null, 
/**
 * When somebody first came in: what the times of its events count from.
 */
opened_at_ms: number | null, 
/**
 * When it ended.
 */
ended_at_ms: number | null, 
/**
 * The names of the candidates who ever came in.
 */
candidates: Array<string>, 
/**
 * Who was invited as a candidate and has not come in yet, by the names that
 * stand on the invites that still hold.
 */
invited: Array<string>, 
/**
 * How many people are connected now.
 */
connected: number, 
/**
 * The last submission.
 */
last_submission: SubmissionSummary | null, };

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
 * Something that interviewers rate from 1 to 4.
 */
export type RubricItem = { 
/**
 * Its key in scorecards.
 */
key: string, 
/**
 * Its title, for people.
 */
title: string, 
/**
 * What to look at.
 */
description: string, };

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
 * What an interviewer thinks.
 */
export type Scorecard = { 
/**
 * 1 to 4 by the key of the rubric.
 */
ratings: { [key in string]: number }, 
/**
 * Whether to hire.
 */
recommendation: Recommendation | null, 
/**
 * In words.
 */
text: string, 
/**
 * When it was submitted; it cannot be changed from then on.
 */
submitted_at_ms: number | null, };

/**
 * `GET /api/rooms/{id}/scorecard`.
 */
export type ScorecardPage = { 
/**
 * What is rated.
 */
rubric: Array<RubricItem>, 
/**
 * One's own; `None` if it was not begun.
 */
mine: Scorecard | null, 
/**
 * Those of others, once everybody who began one has submitted it, oneself included.
 */
others: Array<OtherScorecard>, 
/**
 * Who began one and has not submitted it, but for those who cannot come in
 * any more.
 */
waiting_for: Array<string>, };

/**
 * A place in a room, kept by a cookie.
 */
export type Seat = { 
/**
 * The room.
 */
room: RoomId, 
/**
 * Who one is in it.
 */
participant: ParticipantId, 
/**
 * What one is there for.
 */
role: Role, 
/**
 * What one is called.
 */
name: string, };

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
 * `POST /api/setup`: the first account, by the link of the first start.
 */
export type SetUp = { 
/**
 * The one-time token of the link.
 */
token: string, 
/**
 * What to log in with.
 */
login: string, 
/**
 * What the person is called.
 */
name: string, 
/**
 * 10 to 256 characters.
 */
password: string, };

/**
 * An account of the team.
 */
export type StaffMember = { 
/**
 * Its number.
 */
id: number, 
/**
 * What to log in with.
 */
login: string, 
/**
 * What the person is called.
 */
name: string, 
/**
 * Whether they may change accounts, tokens of others, and read the audit log.
 */
admin: boolean, 
/**
 * Whether the account is closed.
 */
disabled: boolean, };

/**
 * What a submission earned, in short.
 */
export type SubmissionSummary = { 
/**
 * Its run.
 */
run: RunId, 
/**
 * The worst verdict.
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
 * When it was submitted, in milliseconds since the room was opened.
 */
at_ms: number, };

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
 * What a program may do with a token.
 */
export type TokenScope = "rooms:read" | "rooms:write" | "admin";

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
 * A case that candidates see, for people.
 */
export type VisibleCase = { 
/**
 * Its name; of a language's own tests the path of a file of them.
 */
name: string, 
/**
 * What goes in; of a language's own tests the file's source.
 */
input: string, 
/**
 * What must come out; empty where the input says it.
 */
expected: string, };

/**
 * A group that candidates see, with its cases.
 */
export type VisibleGroup = { 
/**
 * The group's name.
 */
group: string, 
/**
 * Its cases.
 */
cases: Array<VisibleCase>, };

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
 * What happened so far but for edits, selections, output and progress, as
 * far as the client's role may see it; the newest 2,000. Created files are
 * without their text, and all but the newest results without the texts of
 * their cases.
 */
history: Array<Event>, };

/**
 * `POST /api/rooms/{id}/notes`: a note or marker of the team on a moment, also
 * after the session. Answered with [`KeptNote`].
 */
export type WriteNote = { 
/**
 * The note, at most 16 KiB, or the label of the marker, at most 256 bytes.
 */
text: string, 
/**
 * The moment it is about, in milliseconds since the room was opened.
 */
about_ms: number, 
/**
 * Whether it is a marker.
 */
marker: boolean, };

/**
 * `PUT /api/rooms/{id}/scorecard`: takes the place of one's own.
 */
export type WriteScorecard = { 
/**
 * 1 to 4 by the key of the rubric; what is not rated is not there.
 */
ratings: { [key in string]: number }, 
/**
 * Whether to hire.
 */
recommendation?: Recommendation, 
/**
 * In words, at most 16 KiB.
 */
text: string, 
/**
 * Whether it is final.
 */
submitted: boolean, };
