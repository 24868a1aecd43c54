//! How long it takes to be in a room of two hours: from the first byte to the
//! text that one can type into.

use std::time::{Duration, Instant};

use protocol::live::{FileContent, Role};

use super::api::Place;
use super::server::{Durability, Server};
use super::typing::Typist;
use super::{LiveArguments, socket};
use crate::measure::median_ms;
use crate::table::{Bound, Row};

const REPETITIONS: usize = 9;
/// What somebody types in two hours is typed here as fast as it is acknowledged.
const INTERVAL: Duration = Duration::from_micros(100);

pub(super) async fn rows(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    let server = Server::start(arguments, Durability::Relaxed).await?;
    let room = server.api.create_room().await?;
    let candidate = server.api.places(&room, Role::Candidate, 1).await?;
    let (mouth, ear, welcome) = socket::join(&server.api.url, &candidate[0]).await?;
    let mut typist = Typist::new(mouth, ear, &welcome, Default::default())?;
    for _ in 0..arguments.history {
        // One event for each edit, as if there had been time between them.
        let begin = tokio::time::Instant::now();
        typist = typist.type_words(begin, INTERVAL, 1).await?;
    }
    let observer = &server.api.places(&room, Role::Observer, 1).await?[0];
    let mut warm = Vec::new();
    for _ in 0..REPETITIONS {
        warm.push(time_join(&server.api.url, observer).await?);
    }
    drop(typist);
    let server = server.restart().await?;
    // Something else first: the first request of a process is not what is asked.
    let other = server.api.create_room().await?;
    let place = &server.api.places(&other, Role::Observer, 1).await?[0];
    time_join(&server.api.url, place).await?;
    let cold = time_join(&server.api.url, observer).await?;
    server.stop().await?;
    let name = format!("joining a room of {} edits", arguments.history);
    Ok(vec![
        row(format!("{name} that is in memory"), median_ms(warm)),
        row(
            format!("{name}, first after a restart"),
            median_ms(vec![cold]),
        ),
    ])
}

async fn time_join(url: &str, place: &Place) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    let (_mouth, _ear, welcome) = socket::join(url, place).await?;
    let mut files = welcome.files.iter();
    anyhow::ensure!(
        files.any(|file| matches!(&file.content, FileContent::Text { text } if !text.is_empty())),
        "there is something to edit"
    );
    Ok(begun.elapsed())
}

fn row(what: String, milliseconds: f64) -> Row {
    Row {
        what,
        ours: format!("{milliseconds:.1} ms"),
        peer: String::new(),
        figure: milliseconds,
        bound: Bound::AtMost(200.0, "ms"),
    }
}
