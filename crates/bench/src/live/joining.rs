//! How long it takes to be in a room of two hours: from the first byte to the
//! text that one can type into.

use std::time::{Duration, Instant};

use protocol::live::{FileContent, Role};

use super::api::Place;
use super::server::{Durability, Halt, Server};
use super::two_hours::{self, Worker};
use super::{LiveArguments, socket};
use crate::measure::median_ms;
use crate::table::{Bound, Row};

const REPETITIONS: usize = 9;

pub(super) async fn rows(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    let mut server = Server::start(arguments, Durability::Relaxed).await?;
    let room = server.api.create_room().await?;
    let candidate = &server.api.places(&room, Role::Candidate, 1).await?[0];
    let observer = &server.api.places(&room, Role::Observer, 1).await?[0];
    let (mut mouth, mut ear, welcome) = socket::join(&server.api.url, candidate).await?;
    two_hours::real_runs(&mut mouth, &mut ear).await?;
    drop((mouth, ear));
    server.halt(Halt::Asked).await?;
    let [visible, submitted] = two_hours::results(&server.data(), &room).await?;
    let worker = Worker::new(&welcome, visible, submitted)?;
    worker
        .work(&server.data(), &room, arguments.history)
        .await?;
    // The newest snapshot is of the beginning: all of the log has to be read.
    server.resume().await?;
    let log = first_join(&server, observer).await?;
    let mut warm = Vec::new();
    for _ in 0..REPETITIONS {
        warm.push(time_join(&server.api.url, observer).await?.0);
    }
    server.halt(Halt::Asked).await?;
    server.resume().await?;
    let (snapshot, bytes) = first_join(&server, observer).await?;
    server.halt(Halt::Asked).await?;
    let name = format!("joining a room of two hours, {} events", arguments.history);
    let row = |what: String, milliseconds: f64| row(what, milliseconds, bytes);
    Ok(vec![
        row(format!("{name}, that is in memory"), median_ms(warm)),
        row(
            format!("{name}, first after a restart"),
            median_ms(vec![snapshot]),
        ),
        row(
            format!("{name}, from the log alone"),
            median_ms(vec![log.0]),
        ),
    ])
}

/// Joins as the first one who wants this room, but not the first who wants
/// anything: the first request of a process is not what is asked.
async fn first_join(server: &Server, place: &Place) -> anyhow::Result<(Duration, usize)> {
    let other = server.api.create_room().await?;
    let elsewhere = &server.api.places(&other, Role::Observer, 1).await?[0];
    time_join(&server.api.url, elsewhere).await?;
    time_join(&server.api.url, place).await
}

/// How long it takes, and how long the welcome is, in bytes.
async fn time_join(url: &str, place: &Place) -> anyhow::Result<(Duration, usize)> {
    let begun = Instant::now();
    let (_mouth, _ear, welcome) = socket::join(url, place).await?;
    let mut files = welcome.files.iter();
    anyhow::ensure!(
        files.any(|file| matches!(&file.content, FileContent::Text { text } if !text.is_empty())),
        "there is something to edit"
    );
    let took = begun.elapsed();
    Ok((took, serde_json::to_vec(&welcome)?.len()))
}

fn row(what: String, milliseconds: f64, welcome_bytes: usize) -> Row {
    Row {
        what,
        ours: format!(
            "{milliseconds:.1} ms, {} KiB of welcome",
            welcome_bytes / 1024
        ),
        peer: String::new(),
        figure: milliseconds,
        bound: Bound::AtMost(200.0, "ms"),
    }
}
