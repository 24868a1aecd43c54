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

/// Starts `program` with `arguments` on a store in `folder`.
pub(crate) fn start(mut command: Command, folder: &Path) -> Child {
    command
        .env(FOLDER, folder)
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

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of tests that kill or starve it"]
async fn append_until_it_fails() {
    let store = Store::open(&folder(), Durability::Full).unwrap();
    let mut writing = Vec::new();
    for name in ROOMS {
        let id = RoomId::new(name).unwrap();
        if store.room(&id).await.unwrap().is_none() {
            store.create_room(room(name)).await.unwrap();
        }
        let store = store.clone();
        writing.push(tokio::spawn(append(store, id)));
    }
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
    match Store::open(&folder(), Durability::Full) {
        Ok(_) => tell("opened"),
        Err(error) => tell(&error.to_string()),
    }
}
