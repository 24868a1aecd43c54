//! The short names of events in a recording. The rest of a line is the event's
//! own JSON, so that nothing can be lost between the two.

/// The code of a line that has every file as it is.
pub(super) const SNAPSHOT: &str = "snapshot";

/// Codes, and the `type` of the events that they stand for.
const CODES: [(&str, &str); 20] = [
    ("edit", "edited"),
    ("select", "selected"),
    ("output", "output"),
    ("progress", "run_progress"),
    ("run", "run_started"),
    ("test", "run_finished"),
    ("paste", "pasted"),
    ("focus", "focused"),
    ("join", "joined"),
    ("open", "connected"),
    ("leave", "disconnected"),
    ("file", "file_created"),
    ("rename", "file_renamed"),
    ("delete", "file_deleted"),
    ("protect", "file_protected"),
    ("chat", "chatted"),
    ("note", "noted"),
    ("mark", "marked"),
    ("control", "controlled"),
    ("clock", "time_left"),
];

/// The code of events of a type.
pub(super) fn code_of(event_type: &str) -> Option<&'static str> {
    let found = CODES.iter().find(|(_, known)| *known == event_type);
    found.map(|(code, _)| *code)
}

/// The type of events of a code.
pub(super) fn type_of(code: &str) -> Option<&'static str> {
    let found = CODES.iter().find(|(known, _)| *known == code);
    found.map(|(_, event_type)| *event_type)
}
