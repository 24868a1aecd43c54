//! Whatever a guest does to its files, the books balance: what is left of the
//! quota and what the tree holds are always the whole.

use proptest::prelude::*;

use super::content::Content;
use super::node::{Inode, Kind};
use super::tree::{Files, Opening};
use crate::Limits;

const BYTES: u64 = 1_000;
const INODES: u32 = 12;

#[derive(Clone, Debug)]
enum Step {
    Open(String, Opening),
    Close(usize),
    Write(usize, u64, usize),
    Resize(usize, u64),
    MakeFolder(String),
    RemoveFolder(String),
    Unlink(String),
    Rename(String, String),
    Link(String, String),
}

fn path() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("work"),
        Just("tmp"),
        Just("dev"),
        Just("a"),
        Just("b"),
        Just(".."),
        Just("."),
        Just("null"),
        Just("")
    ];
    proptest::collection::vec(name, 1..5).prop_map(|names| names.join("/"))
}

fn step() -> impl Strategy<Value = Step> {
    let opening =
        any::<[bool; 5]>().prop_map(|[create, exclusive, folder, truncate, change]| Opening {
            create,
            exclusive,
            folder,
            truncate,
            change,
        });
    prop_oneof![
        4 => (path(), opening).prop_map(|(path, opening)| Step::Open(path, opening)),
        2 => (0_usize..4).prop_map(Step::Close),
        3 => (0_usize..4, 0_u64..1_500, 0_usize..400).prop_map(|(at, offset, length)| Step::Write(at, offset, length)),
        1 => (0_usize..4, 0_u64..1_500).prop_map(|(at, size)| Step::Resize(at, size)),
        2 => path().prop_map(Step::MakeFolder),
        1 => path().prop_map(Step::RemoveFolder),
        1 => path().prop_map(Step::Unlink),
        2 => (path(), path()).prop_map(|(from, to)| Step::Rename(from, to)),
        1 => (path(), path()).prop_map(|(from, to)| Step::Link(from, to)),
    ]
}

fn files() -> Files {
    let mut files = Files::new(&Limits {
        file_bytes: BYTES,
        inodes: INODES,
        ..Limits::default()
    });
    files.place("/work/given", vec![1; 300], true).unwrap();
    files
}

/// Takes a step; whether it works is the tree's business.
fn take(files: &mut Files, open: &mut Vec<Inode>, step: Step) {
    let root = files.root();
    match step {
        Step::Open(path, opening) => {
            if let Ok(inode) = files.open(root, &path, opening, 0) {
                files.hold(inode);
                open.push(inode);
            }
        }
        Step::Close(at) if at < open.len() => files.release(open.swap_remove(at)),
        Step::Write(at, offset, length) if at < open.len() => {
            let _ = files.write(open[at], offset, &vec![b'x'; length], 0);
        }
        Step::Resize(at, size) if at < open.len() => {
            let _ = files.resize(open[at], size, 0);
        }
        Step::Close(_) | Step::Write(..) | Step::Resize(..) => {}
        Step::MakeFolder(path) => drop(files.make_folder(root, &path, 0)),
        Step::RemoveFolder(path) => drop(files.remove_folder(root, &path, 0)),
        Step::Unlink(path) => drop(files.unlink(root, &path, 0)),
        Step::Rename(from, to) => drop(files.rename((root, &from), (root, &to), 0)),
        Step::Link(from, to) => drop(files.link((root, &from), (root, &to), 0)),
    }
}

fn check(files: &Files) {
    let mut bytes = 0;
    let mut inodes = 0;
    for node in &files.nodes {
        if let Kind::File(Content::Made(made)) = &node.kind {
            bytes += made.len() as u64;
        }
        if node.counted && !matches!(node.kind, Kind::Free) {
            inodes += 1;
        }
    }
    assert_eq!(files.quota.left(), (BYTES - bytes, INODES - inodes));
}

proptest! {
    #[test]
    fn the_quota_and_the_tree_agree(steps in proptest::collection::vec(step(), 0..60)) {
        let (mut files, mut open) = (files(), Vec::new());
        for step in steps {
            take(&mut files, &mut open, step);
            check(&files);
        }
        // What is closed and unnamed is given back.
        for inode in open {
            files.release(inode);
        }
        check(&files);
        // Nothing can take away what every run finds.
        for path in ["work", "tmp", "dev/null", "dev/harness"] {
            prop_assert!(files.find(files.root(), path).is_ok());
        }
    }
}
