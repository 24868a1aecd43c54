//! The events of a session, walked again: the room at any moment of it, and the
//! moments that people want to jump to.

mod jumps;
mod moments;

use std::collections::BTreeMap;

use protocol::live::{
    ClientId, Event, FileId, FileVersion, ParticipantId, Phase, SelectionRange, Timer,
};

pub use jumps::{Jump, JumpKind};
pub(crate) use moments::{Moments, settings_of};

use crate::settings::Settings;
use crate::state::{Corrupt, File, State};

/// After how many events the state is kept.
const KEYFRAME_EVENTS: usize = 500;

/// A session that can be looked at at any moment.
#[derive(Debug)]
pub struct Replay {
    events: Vec<Event>,
    /// The state after every [`KEYFRAME_EVENTS`] events, from none of them on.
    keyframes: Vec<Moments>,
    jumps: Vec<Jump>,
}

/// A room at one moment.
#[derive(Debug)]
pub struct Moment {
    state: State,
}

/// A file at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAt {
    /// Its id.
    pub file: FileId,
    /// Its path.
    pub path: String,
    /// How many changes it had had.
    pub version: u64,
    /// Its text.
    pub text: String,
}

/// Somebody's cursors at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CursorAt {
    /// Whose socket.
    pub client: ClientId,
    /// Whose it was.
    pub participant: ParticipantId,
    /// In which file.
    pub file: FileId,
    /// The ranges, the main one first.
    pub ranges: Vec<SelectionRange>,
}

impl Replay {
    /// A session of these events, the first of them first.
    ///
    /// # Errors
    ///
    /// If no room can have written them.
    pub fn new(
        settings: &Settings,
        events: impl IntoIterator<Item = Event>,
    ) -> Result<Self, Corrupt> {
        let mut now = Moments::new(settings);
        let mut replay = Self {
            events: Vec::new(),
            keyframes: vec![now.clone()],
            jumps: Vec::new(),
        };
        for event in events {
            now.take(&event)?;
            replay.jumps.extend(jumps::of(&event, &replay.jumps));
            replay.events.push(event);
            if replay.events.len().is_multiple_of(KEYFRAME_EVENTS) {
                replay.keyframes.push(now.clone());
            }
        }
        Ok(replay)
    }

    /// What happened, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The moments that people want to jump to, in order.
    #[must_use]
    pub fn jumps(&self) -> &[Jump] {
        &self.jumps
    }

    /// When the last thing happened.
    #[must_use]
    pub fn duration_ms(&self) -> u64 {
        self.events.last().map_or(0, |event| event.at_ms)
    }

    /// The room when the event of this number had happened, and nothing after it.
    #[must_use]
    pub fn at_sequence(&self, sequence: u64) -> Moment {
        self.after(self.events.partition_point(|it| it.sequence <= sequence))
    }

    /// The room at a time, with all that happened then.
    #[must_use]
    pub fn at_ms(&self, at_ms: u64) -> Moment {
        self.after(self.events.partition_point(|it| it.at_ms <= at_ms))
    }

    /// The room after so many events.
    fn after(&self, count: usize) -> Moment {
        let mut now = self.keyframes[count / KEYFRAME_EVENTS].clone();
        for event in &self.events[count - count % KEYFRAME_EVENTS..count] {
            let taken = now.take(event);
            debug_assert_eq!(taken, Ok(()), "it was taken before");
        }
        Moment {
            state: now.into_state(),
        }
    }
}

impl Moment {
    /// The number of the newest event in it.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.state.sequence
    }

    /// When that happened.
    #[must_use]
    pub fn at_ms(&self) -> u64 {
        self.state.at_ms
    }

    /// Where the room stood.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.state.clock.phase
    }

    /// The clock.
    #[must_use]
    pub fn timer(&self) -> Option<Timer> {
        self.state.clock.timer
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> Vec<FileAt> {
        let file = |(id, file): (FileId, &File)| FileAt {
            file: id,
            path: file.path.clone(),
            version: file.version,
            text: file.document.to_string(),
        };
        self.state.files.iter().map(file).collect()
    }

    /// The texts of the files by their paths: what a run of then would have run.
    #[must_use]
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.state.files.texts()
    }

    /// The versions of the files.
    #[must_use]
    pub fn versions(&self) -> Vec<FileVersion> {
        self.state.files.versions()
    }

    /// Everybody's cursors, of those who were connected.
    #[must_use]
    pub fn cursors(&self) -> Vec<CursorAt> {
        let live = self.state.people.live();
        live.filter_map(|(client, state)| {
            let (file, ranges) = self.state.present_selection(state)?;
            Some(CursorAt {
                client,
                participant: state.participant,
                file,
                ranges,
            })
        })
        .collect()
    }
}
