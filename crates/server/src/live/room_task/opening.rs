//! Bringing a room into memory: its snapshot and the events after it, or, the
//! first time, its files.

use protocol::live::{Event, RoomId};
use room::{Room, Settings, Snapshot};

use super::RoomClock;
use crate::clock::now_ms;
use crate::error::Failure;
use crate::live::blueprint::Blueprint;
use crate::state::App;

/// Events are read so many at a time.
const PAGE: u32 = 5_000;

/// A room that was brought into memory.
pub(super) struct Opened {
    pub(super) room: Room,
    pub(super) kept: store::Room,
    pub(super) entry: String,
    pub(super) clock: RoomClock,
    pub(super) snapshot_at: u64,
}

pub(super) async fn open(app: &App, id: &RoomId) -> Result<Opened, Failure> {
    let kept = app.store.room(id).await?;
    let mut kept = kept.ok_or_else(|| Failure::not_found("room"))?;
    // Read once: the room has what is in it.
    let blueprint = Blueprint::read(&std::mem::take(&mut kept.settings))?;
    let opened_at_ms = app.store.open_room(id, now_ms()).await?;
    kept.opened_at_ms = Some(opened_at_ms);
    let settings = blueprint.settings(&kept);
    // Not true any more as soon as something happens.
    app.store.summarise_room(id, String::new()).await?;
    let snapshot = snapshot(app, id).await?;
    let snapshot_at = snapshot.as_ref().map_or(0, Snapshot::sequence);
    let events = events(app, id, snapshot_at).await?;
    let room = match (snapshot, events.is_empty()) {
        (None, true) => first(app, id, settings).await?,
        (Some(snapshot), _) => match Room::restore(settings.clone(), Some(snapshot), events) {
            Ok(room) => room,
            Err(error) => {
                tracing::warn!(room = %id, %error, "a snapshot is not used");
                whole(settings, self::events(app, id, 0).await?)?
            }
        },
        (None, false) => whole(settings, events)?,
    };
    Ok(Opened {
        clock: RoomClock::new(opened_at_ms, now_ms(), room.newest_ms()),
        entry: blueprint.entry().to_owned(),
        room,
        kept,
        snapshot_at,
    })
}

async fn first(app: &App, id: &RoomId, settings: Settings) -> Result<Room, Failure> {
    let (room, events) = Room::open(settings, 0);
    app.store.append(id, &events).await?;
    Ok(room)
}

fn whole(settings: Settings, events: Vec<Event>) -> Result<Room, Failure> {
    Room::restore(settings, None, events).map_err(|error| Failure::internal(&error))
}

/// The newest snapshot, unless another version of the program wrote it.
async fn snapshot(app: &App, id: &RoomId) -> Result<Option<Snapshot>, Failure> {
    let Some(kept) = app.store.snapshot(id).await? else {
        return Ok(None);
    };
    let read = serde_json::from_slice(&kept.state);
    if let Err(error) = &read {
        tracing::warn!(room = %id, %error, "a snapshot is not used");
    }
    Ok(read.ok())
}

async fn events(app: &App, id: &RoomId, mut after: u64) -> Result<Vec<Event>, Failure> {
    let mut events = Vec::new();
    loop {
        let page = app.store.events(id, after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(events);
        };
        after = last.sequence;
        let is_last = page.len() < PAGE as usize;
        events.extend(page);
        if is_last {
            return Ok(events);
        }
    }
}
