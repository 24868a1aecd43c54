//! How long it takes to be back after a server was killed in mid-typing.

use std::time::{Duration, Instant};

use anyhow::ensure;
use futures_util::future::join_all;
use protocol::live::Role;
use tokio::task::LocalSet;

use super::api::Place;
use super::server::{Durability, Halt, Server};
use super::socket::{Ear, Mouth};
use super::typing::Typist;
use super::{LiveArguments, socket};
use crate::table::{Bound, Row};

pub(super) async fn rows(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    LocalSet::new().run_until(rows_here(arguments)).await
}

/// A room before the kill.
struct Before {
    typist: Typist,
    candidate: Place,
    watching: Vec<(Place, Mouth, Ear)>,
}

async fn rows_here(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    let mut server = Server::start(arguments, Durability::Full).await?;
    let load = arguments.load(arguments.rooms);
    let mut rooms = Vec::new();
    for _ in 0..load.rooms {
        rooms.push(before(&server, load.observers).await?);
    }
    let interval = Duration::from_secs_f64(1.0 / load.rate);
    let begin = tokio::time::Instant::now();
    let typing = rooms.into_iter().enumerate().map(|(number, mut room)| {
        let begin = begin + interval.mul_f64((number as f64 * 0.618) % 1.0);
        tokio::task::spawn_local(async move {
            // Ends with the server.
            let ended = room.typist.type_words(begin, interval, usize::MAX).await;
            (room, ended.is_err())
        })
    });
    let typing: Vec<_> = typing.collect();
    tokio::time::sleep(load.duration).await;
    server.halt(Halt::Killed).await?;
    let mut rooms = Vec::new();
    for task in typing {
        let (room, is_cut) = task.await?;
        ensure!(is_cut, "the kill was in mid-typing");
        rooms.push(room);
    }
    server.resume().await?;
    let back = everybody_back(&server.api.url, &rooms).await?;
    server.halt(Halt::Asked).await?;
    Ok(vec![Row {
        what: format!(
            "joining after kill -9 under {load}, full: from readiness to an editable document"
        ),
        ours: format!(
            "{:.1} ms; then {} sockets at once: p50 {:.0}, last {:.0} ms; nothing that was acknowledged is missing",
            back.first_ms, back.count, back.median_ms, back.last_ms
        ),
        peer: String::new(),
        figure: back.first_ms,
        bound: Bound::AtMost(200.0, "ms"),
    }])
}

async fn before(server: &Server, observers: usize) -> anyhow::Result<Before> {
    let api = &server.api;
    let room = api.create_room().await?;
    let candidate = api.places(&room, Role::Candidate, 1).await?.remove(0);
    let (mouth, ear, welcome) = socket::join(&api.url, &candidate).await?;
    let typist = Typist::new(mouth, ear, &welcome, Default::default())?;
    let mut watching = Vec::new();
    for place in api.places(&room, Role::Observer, observers).await? {
        let (mouth, ear, _) = socket::join(&api.url, &place).await?;
        watching.push((place, mouth, ear));
    }
    Ok(Before {
        typist,
        candidate,
        watching,
    })
}

/// How long it took to be back.
struct Back {
    first_ms: f64,
    count: usize,
    median_ms: f64,
    last_ms: f64,
}

async fn everybody_back(url: &str, rooms: &[Before]) -> anyhow::Result<Back> {
    let (first, others) = rooms.split_first().expect("there are rooms");
    let begun = Instant::now();
    let _first = typist_back(url, first).await?;
    let first_ms = milliseconds(begun);
    let begun = Instant::now();
    let typists = others.iter().map(async |room| {
        let socket = typist_back(url, room).await?;
        anyhow::Ok((milliseconds(begun), socket))
    });
    let places = rooms.iter().flat_map(|room| &room.watching);
    let watchers = places.map(async |(place, ..)| {
        let (mouth, ear, _) = socket::join(url, place).await?;
        anyhow::Ok((milliseconds(begun), (mouth, ear)))
    });
    let (typists, watchers) = tokio::join!(join_all(typists), join_all(watchers));
    let times = typists.into_iter().chain(watchers);
    let times: anyhow::Result<Vec<f64>> = times.map(|back| Ok(back?.0)).collect();
    let mut times = times?;
    times.sort_unstable_by(f64::total_cmp);
    Ok(Back {
        first_ms,
        count: times.len(),
        median_ms: times.get(times.len() / 2).copied().unwrap_or(f64::NAN),
        last_ms: times.last().copied().unwrap_or(f64::NAN),
    })
}

/// Comes back, and finds all that was acknowledged.
async fn typist_back(url: &str, room: &Before) -> anyhow::Result<(Mouth, Ear)> {
    let (mouth, ear, welcome) = socket::join(url, &room.candidate).await?;
    let acknowledged = room.typist.version();
    let kept = welcome.files.iter().map(|file| file.version).max();
    ensure!(
        kept.is_some_and(|kept| kept >= acknowledged),
        "{acknowledged} changes were acknowledged, and {kept:?} are there"
    );
    Ok((mouth, ear))
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1e3
}
