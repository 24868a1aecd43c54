//! One transaction for what waited. A job that is refused takes no other with
//! it; a transaction that fails takes all, and nobody is told otherwise.

use protocol::live::RoomId;
use rusqlite::Connection;

use super::append::{Encoded, Heads, append};
use super::{Completion, Job, Queued, Transaction};
use crate::Error;

pub(super) fn commit(connection: &Connection, heads: &mut Heads, batch: Vec<Queued>) {
    let mut completions = Vec::with_capacity(batch.len());
    let mut permits = Vec::with_capacity(batch.len());
    let mut state = execute(connection, "BEGIN IMMEDIATE");
    for queued in batch {
        permits.push(queued.permit);
        completions.push(perform(connection, heads, queued.job, &mut state));
    }
    let result = state.and_then(|()| execute(connection, "COMMIT"));
    if let Err(error) = &result {
        tracing::error!(%error, jobs = completions.len(), "nothing of a batch was kept");
        heads.forget_all();
        roll_back(connection);
    }
    for completion in completions {
        completion(result.clone());
    }
}

/// One append, in a transaction of its own.
pub(super) fn commit_alone(
    connection: &Connection,
    heads: &mut Heads,
    room: &RoomId,
    events: &[Encoded],
) -> Result<(), Error> {
    let result = match events {
        // A single statement is a transaction by itself.
        [_] => append(connection, heads, room, events),
        _ => execute(connection, "BEGIN IMMEDIATE")
            .and_then(|()| append(connection, heads, room, events))
            .and_then(|()| execute(connection, "COMMIT")),
    };
    if let Err(error) = &result {
        if !is_refusal(error) {
            tracing::error!(%error, "an append was not kept");
            heads.forget_all();
        }
        roll_back(connection);
    }
    result
}

/// Does a job, unless the transaction failed before; `state` says whether it
/// failed now.
fn perform(
    connection: &Connection,
    heads: &mut Heads,
    job: Job,
    state: &mut Result<(), Error>,
) -> Completion {
    match job {
        Job::Append { room, events, done } => {
            let result = match state {
                Ok(()) => append(connection, heads, &room, &events),
                Err(error) => Err(error.clone()),
            };
            if let Err(error) = &result
                && !is_refusal(error)
            {
                *state = Err(error.clone());
            }
            Box::new(move |committed| drop(done.send(committed.and(result))))
        }
        Job::Work(work) => {
            let context = state.clone().map(|()| Transaction { connection, heads });
            let completion = work(context);
            if state.is_ok() && connection.is_autocommit() {
                let reason = "the transaction was given up".to_owned();
                *state = Err(Error::Disk(reason));
            }
            completion
        }
    }
}

/// Whether an append was refused before it wrote anything.
fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::OutOfOrder { .. } | Error::NotFound(_))
}

/// Work that fails leaves nothing behind.
pub(super) fn in_savepoint<T>(
    transaction: Transaction<'_>,
    work: impl FnOnce(&Connection, &mut Heads) -> Result<T, Error>,
) -> Result<T, Error> {
    let Transaction { connection, heads } = transaction;
    execute(connection, "SAVEPOINT work")?;
    let result = work(connection, heads);
    if connection.is_autocommit() {
        // A full or failing disk makes SQLite roll all of it back by itself.
        return result.and(Err(Error::Full));
    }
    if result.is_err() {
        execute(connection, "ROLLBACK TO work")?;
    }
    execute(connection, "RELEASE work")?;
    result
}

fn execute(connection: &Connection, statement: &str) -> Result<(), Error> {
    connection.prepare_cached(statement)?.execute([])?;
    Ok(())
}

fn roll_back(connection: &Connection) {
    if !connection.is_autocommit()
        && let Err(error) = execute(connection, "ROLLBACK")
    {
        tracing::error!(%error, "a failed batch could not be rolled back");
    }
}
