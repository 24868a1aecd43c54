//! Whether people who type notice that submissions are graded beside them.

use std::rc::Rc;

use anyhow::{Context as _, ensure};
use protocol::live::{ClientMessage, EventBody, Role, RunKind, RunResult, ServerMessage};
use tokio::sync::watch;

use super::server::{Durability, Server};
use super::typing::{self, Typist};
use super::{LiveArguments, rows_of, socket};
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
        let (mouth, ear, welcome) = socket::join(&server.api.url, &candidate[0]).await?;
        submitters.push(Typist::new(mouth, ear, &welcome, Rc::default())?);
    }
    let mut graded = 0;
    let measured = typing::measure(&server, &load, async |stopped| {
        let submitting = submitters.into_iter().enumerate();
        let submitting = submitting
            .map(|(number, typist)| submit_until_stopped(typist, number, stopped.clone()));
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
    mut typist: Typist,
    number: usize,
    stopped: watch::Receiver<bool>,
) -> anyhow::Result<usize> {
    let mut graded = 0;
    let kind = RunKind::Submit;
    let submit = ClientMessage::Run { kind };
    while !*stopped.borrow() {
        // What was judged once would not be judged again.
        let comment = format!("# {number}, {graded}, {}", std::process::id());
        typist.type_line_above(&comment).await?;
        typist.mouth.say(&submit).await?;
        finished(&mut typist.ear).await?;
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
