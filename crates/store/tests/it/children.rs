//! This test binary as a process of its own, which tests may kill, starve or
//! strip of its rights.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use protocol::live::RoomId;
use store::{Durability, Store};

use crate::support::{room, said};

/// Where the child's store is.
const FOLDER: &str = "STORE_TEST_FOLDER";
/// How durable it is to be.
const DURABILITY: &str = "STORE_TEST_DURABILITY";
/// What precedes what the child tells.
const TOLD: &str = "TOLD ";
const ROOMS: [&str; 4] = ["a", "b", "c", "d"];

/// The command for one of the ignored tests below.
pub(crate) fn arguments(test: &str) -> [String; 4] {
    let name = format!("children::{test}");
    [
        name,
        "--exact".into(),
        "--ignored".into(),
        "--nocapture".into(),
    ]
}

/// Starts `command` on a store in `folder`.
pub(crate) fn start(mut command: Command, folder: &Path, durability: Durability) -> Child {
    command
        .env(FOLDER, folder)
        .env(DURABILITY, format!("{durability:?}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What the child tells, line by line, until it ends.
pub(crate) fn told(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| Some(line.split_once(TOLD)?.1.to_owned()))
}

#[expect(clippy::print_stdout, reason = "how a child speaks")]
fn tell(what: &str) {
    println!("{TOLD}{what}");
}

fn folder() -> PathBuf {
    std::env::var_os(FOLDER)
        .expect("started by another test")
        .into()
}

fn open() -> Result<Store, store::Error> {
    let durability = match std::env::var(DURABILITY).as_deref() {
        Ok("Relaxed") => Durability::Relaxed,
        _ => Durability::Full,
    };
    Store::open(&folder(), durability)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of tests that kill or starve it"]
async fn append_until_it_fails() {
    let store = open().unwrap();
    let ids = ROOMS.map(|name| RoomId::new(name).unwrap());
    for id in &ids {
        if store.room(id).await.unwrap().is_none() {
            store.create_room(room(id.as_str())).await.unwrap();
        }
    }
    let writing = ids.map(|id| tokio::spawn(append(store.clone(), id)));
    for task in writing {
        let error = task.await.unwrap();
        tell(&format!("failed {error}"));
    }
}

async fn append(store: Store, room: RoomId) -> store::Error {
    let mut sequence = last(&store, &room).await + 1;
    let text = "x".repeat(500);
    loop {
        let pair = [said(sequence, &text), said(sequence + 1, room.as_str())];
        if let Err(error) = store.append(&room, &pair).await {
            return error;
        }
        tell(&format!("{room} {}", sequence + 1));
        sequence += 2;
    }
}

async fn last(store: &Store, room: &RoomId) -> u64 {
    let events = store.events(room, 0, u32::MAX).await.unwrap();
    events.last().map_or(0, |event| event.sequence)
}

#[test]
#[ignore = "the child of tests that only want to know whether a folder opens"]
fn open_only() {
    match open() {
        Ok(_) => tell("opened"),
        Err(error) => tell(&error.to_string()),
    }
}
