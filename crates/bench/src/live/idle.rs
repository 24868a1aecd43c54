//! Memory of rooms in which nothing happens.

use std::time::Duration;

use protocol::live::Role;

use super::server::{Durability, Server};
use super::{LiveArguments, process, socket};
use crate::table::{Bound, Row};

/// Who is in each of them.
const SOCKETS: usize = 4;

pub(super) async fn rows(arguments: &LiveArguments) -> anyhow::Result<Vec<Row>> {
    let server = Server::start(arguments, Durability::Relaxed).await?;
    // What the first room brings with it is there for all of them.
    let mut sockets = fill(&server, 10).await?;
    let before = process::resident_bytes(server.pid())?;
    sockets.extend(fill(&server, arguments.rooms).await?);
    let after = process::resident_bytes(server.pid())?;
    drop(sockets);
    server.stop().await?;
    let kibibytes = after.saturating_sub(before) as f64 / 1024.0 / arguments.rooms as f64;
    let mebibytes = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
    Ok(vec![Row {
        what: format!(
            "memory of an idle room with {SOCKETS} sockets, of {} rooms",
            arguments.rooms
        ),
        ours: format!(
            "{:.1} MiB before, {:.1} MiB after",
            mebibytes(before),
            mebibytes(after)
        ),
        peer: "all of rustpad 18 MiB, of y-websocket 76 MiB".to_owned(),
        figure: kibibytes,
        bound: Bound::AtMost(64.0, "KiB"),
    }])
}

async fn fill(server: &Server, rooms: usize) -> anyhow::Result<Vec<(socket::Mouth, socket::Ear)>> {
    let mut sockets = Vec::new();
    for _ in 0..rooms {
        let room = server.api.create_room().await?;
        let mut places = server.api.places(&room, Role::Candidate, 1).await?;
        places.extend(
            server
                .api
                .places(&room, Role::Observer, SOCKETS - 1)
                .await?,
        );
        for place in places {
            let (mouth, ear, _) = socket::join(&server.api.url, &place).await?;
            sockets.push((mouth, ear));
        }
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(sockets)
}
