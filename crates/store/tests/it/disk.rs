//! Deaths and full disks: what was acknowledged is there afterwards.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use protocol::live::RoomId;
use store::{Durability, Store};

use crate::children::{arguments, start, told};
use crate::support::said;

/// The last event of each room that a child told of.
#[derive(Default)]
struct Acknowledged(BTreeMap<String, u64>);

impl Acknowledged {
    fn note(&mut self, line: &str) {
        let (room, sequence) = line.split_once(' ').unwrap();
        self.0.insert(room.to_owned(), sequence.parse().unwrap());
    }

    /// Whether everything is there, without gaps and in whole appends.
    async fn assert_kept(&self, folder: &Path) {
        let store = Store::open(folder, Durability::Full).unwrap();
        for (room, acknowledged) in &self.0 {
            let room = RoomId::new(room).unwrap();
            let events = store.events(&room, 0, u32::MAX).await.unwrap();
            let numbers: Vec<u64> = events.iter().map(|event| event.sequence).collect();
            let expected: Vec<u64> = (1..=events.len() as u64).collect();
            assert_eq!(numbers, expected, "no gaps in {room}");
            assert_eq!(events.len() % 2, 0, "appends of two are whole in {room}");
            let kept = events.len() as u64;
            assert!(kept >= *acknowledged, "{room} lost {kept}..{acknowledged}");
        }
    }
}

fn this_binary() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(arguments("append_until_it_fails"));
    command
}

#[tokio::test]
async fn a_killed_process_loses_nothing_that_was_acknowledged() {
    for durability in [Durability::Full, Durability::Relaxed] {
        kill_three_times(durability).await;
    }
}

async fn kill_three_times(durability: Durability) {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = Acknowledged::default();
    for round in 1..=3 {
        let mut child = start(this_binary(), folder.path(), durability);
        let mut lines = told(&mut child);
        for (told, line) in lines.by_ref().enumerate() {
            acknowledged.note(&line);
            if told >= 100 * round && acknowledged.0.len() == 4 {
                break;
            }
        }
        child.kill().unwrap();
        // What it told before it died, and the pipe still held.
        lines.for_each(|line| acknowledged.note(&line));
        child.wait().unwrap();
        acknowledged.assert_kept(folder.path()).await;
    }
    assert_eq!(acknowledged.0.len(), 4, "every room wrote");
}

/// A child whose files may not grow beyond so many KiB; to its store that is a
/// disk that is full. The shell lets the limit be an error and not a signal.
fn limited(kibibytes: u32) -> Command {
    let script = format!("trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" \"$@\"");
    let mut command = Command::new("bash");
    command
        .args(["-c", &script])
        .arg(std::env::current_exe().unwrap());
    command
}

#[tokio::test]
async fn a_full_disk_is_told_and_loses_nothing_that_was_acknowledged() {
    for durability in [Durability::Full, Durability::Relaxed] {
        fill_the_disk(durability).await;
    }
}

async fn fill_the_disk(durability: Durability) {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = Acknowledged::default();
    let mut failures = Vec::new();
    let mut command = limited(1024);
    command.args(arguments("append_until_it_fails"));
    let mut child = start(command, folder.path(), durability);
    for line in told(&mut child) {
        match line.strip_prefix("failed ") {
            Some(failure) => failures.push(failure.to_owned()),
            None => acknowledged.note(&line),
        }
    }
    assert!(
        child.wait().unwrap().success(),
        "it goes on and ends by itself"
    );
    assert_eq!(failures.len(), 4, "every room was told");
    for failure in &failures {
        assert!(failure.starts_with("the disk "), "{failure}");
    }
    acknowledged.assert_kept(folder.path()).await;

    let store = Store::open(folder.path(), Durability::Full).unwrap();
    let room = RoomId::new("a").unwrap();
    let kept = store.events(&room, 0, u32::MAX).await.unwrap().len() as u64;
    let next = [said(kept + 1, "there is space again")];
    store.append(&room, &next).await.unwrap();
}

#[test]
fn a_disk_that_was_full_from_the_start_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = limited(2);
    command.args(arguments("open_only"));
    let mut child = start(command, folder.path(), Durability::Full);
    let told: Vec<String> = told(&mut child).collect();
    child.wait().unwrap();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("disk"), "{told:?}");
}
