//! The room itself: what comes in, who may do what, and what follows from it.
//! One small file per message in [`room/`](self).

mod chat;
mod check;
mod control;
mod edit;
mod files;
mod handle;
mod hints;
mod join;
mod leave;
mod queries;
mod recover;
mod remark;
mod results;
mod rights;
mod run;
mod select;
mod tick;
mod turn;

pub use remark::Remark;

use protocol::live::{Event, EventBody, ParticipantId};

use crate::effects::Effects;
use crate::settings::Settings;
use crate::state::{Corrupt, Snapshot, State};
use check::Looks;
use select::Selections;
use turn::Turn;

/// A live session.
///
/// Times are milliseconds since the room was opened, by the caller's monotonic
/// clock. A time before the newest event counts as the time of that.
#[derive(Debug)]
pub struct Room {
    settings: Settings,
    state: State,
    /// Selections that wait for their turn; nothing is lost with them.
    selections: Selections,
    looks: Looks,
    /// Whether the server was restarted and sockets and runs of before are gone.
    must_recover: bool,
}

impl Room {
    /// A new room, and what happened in it already: its files.
    #[must_use]
    pub fn open(mut settings: Settings, now_ms: u64) -> (Self, Vec<Event>) {
        let files = std::mem::take(&mut settings.files);
        let mut room = Self::with_state(State::new(&settings), settings, false);
        let mut effects = Effects::default();
        for file in files {
            let created = EventBody::FileCreated {
                file: room.state.files.next_id(),
                path: file.path,
                text: crate::text::with_line_feeds(&file.text).into_owned(),
                protection: file.protection,
            };
            room.emit(now_ms, None, created, &mut effects);
        }
        (room, effects.events)
    }

    /// The room that a log tells of: a snapshot, where there is one, and the
    /// events after it.
    ///
    /// Sockets that were open and runs that had not ended are gone with the
    /// server that had them: the next effects begin with the events that say so.
    ///
    /// # Errors
    ///
    /// If no room can have written this log.
    pub fn restore(
        mut settings: Settings,
        snapshot: Option<Snapshot>,
        events: impl IntoIterator<Item = Event>,
    ) -> Result<Self, Corrupt> {
        settings.files = Vec::new();
        let mut state = match snapshot {
            Some(snapshot) => snapshot.into_state()?,
            None => State::new(&settings),
        };
        for event in events {
            state.apply(&event, &settings.limits)?;
        }
        Ok(Self::with_state(state, settings, true))
    }

    /// The state, to be kept so that a restart need not read every event.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.state)
    }

    fn with_state(state: State, settings: Settings, must_recover: bool) -> Self {
        Self {
            settings,
            state,
            selections: Selections::default(),
            looks: Looks::default(),
            must_recover,
        }
    }

    /// The time, never before the newest event.
    fn time(&self, now_ms: u64) -> u64 {
        self.state.at_ms.max(now_ms)
    }

    /// The next event.
    fn event(&self, now_ms: u64, actor: Option<ParticipantId>, body: EventBody) -> Event {
        Event {
            sequence: self.state.sequence + 1,
            at_ms: self.time(now_ms),
            actor,
            body,
        }
    }

    /// Makes something happen.
    fn emit(
        &mut self,
        now_ms: u64,
        actor: Option<ParticipantId>,
        body: EventBody,
        effects: &mut Effects,
    ) {
        let event = self.event(now_ms, actor, body);
        let applied = self.state.apply(&event, &self.settings.limits);
        debug_assert_eq!(applied, Ok(()), "the room decided on {event:?}");
        if applied.is_ok() {
            effects.events.push(event);
        }
    }
}
