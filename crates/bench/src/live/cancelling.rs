//! How long a program that never ends goes on after somebody asked it to stop.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use protocol::live::{ClientMessage, Event, EventBody, Role, RunKind, RunResult, ServerMessage};

use super::server::{Durability, Server};
use super::typing::Typist;
use super::{LiveArguments, socket};
use crate::measure::median_ms;
use crate::table::{Bound, Row};

const REPETITIONS: usize = 9;

pub(super) async fn rows(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    let server = Server::start(arguments, Durability::Full).await?;
    let room = server.api.create_room().await?;
    let candidate = &server.api.places(&room, Role::Candidate, 1).await?[0];
    let (mouth, ear, welcome) = socket::join(&server.api.url, candidate).await?;
    let mut typist = Typist::new(mouth, ear, &welcome, Rc::default())?;
    typist.type_line_above("while True: pass").await?;
    typist.type_line_above("print('on', flush=True)").await?;
    let mut samples = Vec::new();
    for _ in 0..REPETITIONS {
        samples.push(cancel_one(&mut typist).await?);
    }
    server.stop().await?;
    let longest = samples.iter().max().copied().unwrap_or_default();
    let median = median_ms(samples);
    Ok(vec![Row {
        what: "from cancelling an endless program to its end".to_owned(),
        ours: format!(
            "{median:.1} ms, at most {:.1} ms",
            longest.as_secs_f64() * 1e3
        ),
        peer: String::new(),
        figure: median,
        bound: Bound::AtMost(50.0, "ms"),
    }])
}

/// Starts the program, and cancels it once it has written something.
async fn cancel_one(typist: &mut Typist) -> anyhow::Result<Duration> {
    let stdin = String::new();
    let kind = RunKind::Program { stdin };
    typist.mouth.say(&ClientMessage::Run { kind }).await?;
    let run = loop {
        if let EventBody::Output { run, .. } = event(&mut typist.ear).await?.body {
            break run;
        }
    };
    let begun = Instant::now();
    typist.mouth.say(&ClientMessage::Cancel { run }).await?;
    loop {
        if let EventBody::RunFinished {
            run: ended, result, ..
        } = event(&mut typist.ear).await?.body
            && ended == run
        {
            ensure!(result == RunResult::Cancelled, "not cancelled: {result:?}");
            return Ok(begun.elapsed());
        }
    }
}

/// The next event.
async fn event(ear: &mut socket::Ear) -> anyhow::Result<Event> {
    loop {
        let text = ear.hear().await.context("the socket was closed")?;
        ensure!(!text.contains("\"type\":\"refused\""), "refused: {text}");
        if let ServerMessage::Event { event } = serde_json::from_str(&text)? {
            return Ok(event);
        }
    }
}
