//! Whether people who type notice that submissions are graded beside them.

use anyhow::{Context as _, ensure};
use protocol::live::{ClientMessage, EventBody, Role, RunKind, RunResult, ServerMessage};
use tokio::sync::watch;

use super::server::{Durability, Server};
use super::{LiveArguments, rows_of, socket, typing};
use crate::table::Row;

/// How many submissions are graded at any time.
const SUBMISSIONS: usize = 4;

pub(super) async fn rows(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    let server = Server::start(arguments, Durability::Full).await?;
    let load = arguments.load(arguments.rooms);
    let mut submitters = Vec::new();
    for _ in 0..SUBMISSIONS {
        let room = server.api.create_room().await?;
        let candidate = server.api.places(&room, Role::Candidate, 1).await?;
        submitters.push(socket::join(&server.api.url, &candidate[0]).await?);
    }
    let mut graded = 0;
    let measured = typing::measure(&server, &load, async |stopped| {
        let submitting = submitters
            .iter_mut()
            .map(|(mouth, ear, _)| submit_until_stopped(mouth, ear, stopped.clone()));
        for count in futures_util::future::join_all(submitting).await {
            graded += count?;
        }
        Ok(())
    })
    .await?;
    server.stop().await?;
    let name = format!("{load}, full, while {SUBMISSIONS} submissions grade ({graded} in all)");
    Ok(rows_of(&name, &measured, 50.0, 50.0))
}

async fn submit_until_stopped(
    mouth: &mut socket::Mouth,
    ear: &mut socket::Ear,
    stopped: watch::Receiver<bool>,
) -> anyhow::Result<usize> {
    let mut graded = 0;
    while !*stopped.borrow() {
        mouth
            .say(&ClientMessage::Run {
                kind: RunKind::Submit,
            })
            .await?;
        finished(ear).await?;
        graded += 1;
    }
    Ok(graded)
}

/// Waits for the end of a run that judged something.
async fn finished(ear: &mut socket::Ear) -> anyhow::Result<()> {
    loop {
        let text = ear
            .hear()
            .await
            .context("a submitter's socket was closed")?;
        ensure!(!text.contains("\"type\":\"refused\""), "refused: {text}");
        if !text.contains("\"run_finished\"") {
            continue;
        }
        let ServerMessage::Event { event } = serde_json::from_str(&text)? else {
            continue;
        };
        if let EventBody::RunFinished { result, .. } = event.body {
            ensure!(
                matches!(result, RunResult::Judged(_)),
                "not judged: {result:?}"
            );
            return Ok(());
        }
    }
}
