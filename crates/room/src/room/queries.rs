//! What the server and the dashboard ask.

use std::collections::BTreeMap;

use protocol::live::{
    Changes, FileContent, FileId, FileState, FileVersion, Participant, Phase, Presence, Role,
    RoomSummary, RunId, Timer, Update,
};

use super::Room;
use crate::state::{PastChange, Submission};
use crate::visible::HiddenRuns;

impl Room {
    /// The room in short.
    #[must_use]
    pub fn summary(&self) -> &RoomSummary {
        &self.settings.summary
    }

    /// Where the room stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.state.clock.phase
    }

    /// The clock, where it was set.
    #[must_use]
    pub fn timer(&self) -> Option<Timer> {
        self.state.clock.timer
    }

    /// The number of the newest event.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.state.sequence
    }

    /// When the newest event happened.
    #[must_use]
    pub fn newest_ms(&self) -> u64 {
        self.state.at_ms
    }

    /// Everybody who ever joined.
    pub fn participants(&self) -> impl Iterator<Item = &Participant> {
        self.state.people.participants()
    }

    /// How many sockets are open.
    #[must_use]
    pub fn connected(&self) -> usize {
        self.state.people.live().count()
    }

    /// Every open socket, as a role may see it.
    #[must_use]
    pub fn presence(&self, role: Role) -> Vec<Presence> {
        let people = &self.state.people;
        people
            .live()
            .map(|(client, state)| {
                let (file, ranges) = self.state.present_selection(state).unzip();
                Presence {
                    client,
                    participant: state.participant,
                    focused: state.focused || !role.is_staff(),
                    file,
                    ranges: ranges.unwrap_or_default(),
                }
            })
            .collect()
    }

    /// Every file as it is.
    #[must_use]
    pub fn files(&self) -> Vec<FileState> {
        self.file_states(&[])
    }

    /// The present version of every file.
    #[must_use]
    pub fn versions(&self) -> Vec<FileVersion> {
        self.state.files.versions()
    }

    /// The present text of every file by its path.
    #[must_use]
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.state.files.texts()
    }

    /// The present text of a file.
    #[must_use]
    pub fn text(&self, file: FileId) -> Option<String> {
        let file = self.state.files.get(file)?;
        Some(file.document.to_string())
    }

    /// The submission that was judged last.
    #[must_use]
    pub fn latest_submission(&self) -> Option<&Submission> {
        self.state.runs.latest_submission.as_ref()
    }

    /// The runs that have not ended.
    pub fn active_runs(&self) -> impl Iterator<Item = RunId> {
        self.state.runs.active().map(|(run, _)| run)
    }

    /// The runs that candidates do not learn of.
    #[must_use]
    pub fn hidden_runs(&self) -> &HiddenRuns {
        &self.state.runs.hidden
    }

    /// Every file: what was missed of those that are known in a version that is
    /// not too old, the text of the others.
    pub(super) fn file_states(&self, known: &[FileVersion]) -> Vec<FileState> {
        let state = |(id, _)| {
            let version = known.iter().find(|known| known.file == id);
            self.file_state(id, version.map(|known| known.version))
        };
        self.state.files.iter().filter_map(state).collect()
    }

    /// A file for somebody who has it in a version, or not at all.
    pub(super) fn file_state(&self, id: FileId, known: Option<u64>) -> Option<FileState> {
        let file = self.state.files.get(id)?;
        let missed = known.and_then(|version| file.since(version));
        let content = match missed {
            Some(missed) => FileContent::Missed {
                updates: missed.map(update).collect(),
            },
            None => FileContent::Text {
                text: file.document.to_string(),
            },
        };
        Some(FileState {
            file: id,
            path: file.path.clone(),
            version: file.version,
            content,
            protection: file.protection.clone(),
        })
    }
}

fn update(past: &PastChange) -> Update {
    Update {
        client: past.client,
        changes: Changes(past.changes().to_json()),
    }
}
