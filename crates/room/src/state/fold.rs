//! Which part of the state an event goes to.

use protocol::live::{Changes, ClientId, Event, EventBody, FileId};

use super::{File, Prepared, Selection, State};
use crate::settings::RoomLimits;
use crate::text::ChangeSet;

/// Takes in an event, or tells what does not fit.
pub(super) fn fold(state: &mut State, event: &Event, limits: &RoomLimits) -> Result<(), String> {
    match &event.body {
        EventBody::Joined { participant } => state.people.joined(participant.clone()),
        EventBody::Connected { client } => {
            let participant = event.actor.ok_or("nobody connected")?;
            state.people.connected(*client, participant, limits);
        }
        EventBody::Disconnected { client } => state.people.disconnected(*client, limits),
        EventBody::FileCreated {
            file,
            path,
            text,
            protection,
        } => state
            .files
            .created(*file, File::new(path, text, protection.clone())),
        EventBody::FileRenamed { file, path } => {
            state.files.named(*file)?.path.clone_from(path);
        }
        EventBody::FileDeleted { file } => {
            state.files.deleted(*file)?;
            state.people.forget_file(*file);
        }
        EventBody::FileProtected { file, protection } => {
            state.files.named(*file)?.protection = protection.clone();
        }
        EventBody::Edited { file, changes, .. } => {
            for change in changes {
                let prepared = prepare(state, *file, change)?;
                edited(state, event, prepared, limits);
            }
        }
        EventBody::Selected {
            client,
            file,
            version,
            ranges,
        } => state.people.selected(
            *client,
            Selection {
                file: *file,
                version: *version,
                ranges: ranges.clone(),
            },
        ),
        EventBody::Focused { client, focused } => state.people.focused(*client, *focused),
        EventBody::Controlled {
            control,
            phase,
            timer,
        } => {
            state.clock.controlled(control, *phase, *timer);
            state.autorun.controlled(control);
        }
        EventBody::TimeLeft {
            remaining_ms,
            phase,
        } => state.clock.time_left(*remaining_ms, *phase),
        EventBody::RunStarted {
            run,
            kind,
            versions,
        } => {
            state.autorun.run_started(kind);
            state.runs.started(*run, kind, event.actor, versions);
        }
        EventBody::Output { run, text, .. } => state.runs.wrote(*run, text),
        EventBody::RunFinished { run, result, .. } => {
            state.runs.finished(*run, result, event.at_ms);
        }
        EventBody::Pasted { .. }
        | EventBody::Chatted { .. }
        | EventBody::Noted { .. }
        | EventBody::Marked { .. }
        | EventBody::RunProgress { .. } => {}
    }
    Ok(())
}

fn prepare(state: &State, file: FileId, change: &Changes) -> Result<Prepared, String> {
    let changes = ChangeSet::from_json(&change.0).map_err(|error| error.to_string())?;
    let file = state.files.get(file).ok_or("it is about no file")?;
    file.prepare(changes).map_err(|error| error.to_string())
}

/// Takes in one change whose outcome is known.
pub(super) fn edited(state: &mut State, event: &Event, prepared: Prepared, limits: &RoomLimits) {
    let EventBody::Edited { file, client, .. } = &event.body else {
        return;
    };
    commit(state, *file, *client, prepared, limits);
    if let Some(author) = event.actor
        && state.people.is_candidate(author)
    {
        state.autorun.typed(event.at_ms, author, limits);
    }
}

fn commit(
    state: &mut State,
    file: FileId,
    client: ClientId,
    prepared: Prepared,
    limits: &RoomLimits,
) {
    if let Ok(file) = state.files.named(file) {
        file.commit(client, prepared, limits);
    }
    state.people.accepted(client, file);
}
