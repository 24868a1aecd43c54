//! CPU-bound programs in the sandbox beside the same ones natively.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::ensure;
use judge::program::Program;
use protocol::Verdict;
use runtimes::Source;
use sandbox::{Limits, Observer};

use crate::Arguments;
use crate::house::House;
use crate::measure::{process, repeat};
use crate::native;
use crate::table::{Bound, Row};

/// A kernel: its name, its file, its text.
type Kernel = (&'static str, &'static str, &'static str);

const PYTHON: [Kernel; 3] = [
    ("calls", "calls.py", include_str!("../kernels/calls.py")),
    ("loops", "loops.py", include_str!("../kernels/loops.py")),
    ("text", "text.py", include_str!("../kernels/text.py")),
];
const JAVASCRIPT: [Kernel; 3] = [
    ("calls", "calls.js", include_str!("../kernels/calls.js")),
    ("loops", "loops.js", include_str!("../kernels/loops.js")),
    ("text", "text.js", include_str!("../kernels/text.js")),
];
const RUST: [Kernel; 3] = [
    ("matrix", "matrix.rs", include_str!("../kernels/matrix.rs")),
    ("loops", "loops.rs", include_str!("../kernels/loops.rs")),
    ("text", "text.rs", include_str!("../kernels/text.rs")),
];

struct Unwatched;

impl Observer for Unwatched {}

/// The rows of this part.
pub(crate) fn rows(house: &House, arguments: &Arguments) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let mut rows = Vec::new();
    let (python, node) = (native::python()?, native::node()?);
    for kernel in PYTHON {
        let native = |file: &Path| (python.clone(), vec![file.to_string_lossy().into_owned()]);
        let peer = Peer {
            name: "python3",
            bound: 3.0,
            empty: "",
            command: &native,
        };
        rows.push(row(
            house,
            arguments,
            folder.path(),
            "python",
            kernel,
            &peer,
        )?);
    }
    for kernel in JAVASCRIPT {
        let native = |file: &Path| {
            let arguments = vec!["--jitless".to_owned(), file.to_string_lossy().into_owned()];
            (node.clone(), arguments)
        };
        let peer = Peer {
            name: "node --jitless",
            bound: 1.2,
            empty: "",
            command: &native,
        };
        rows.push(row(
            house,
            arguments,
            folder.path(),
            "javascript",
            kernel,
            &peer,
        )?);
    }
    for kernel in RUST {
        let native = |file: &Path| {
            let target = file.with_extension("native");
            if !target.exists() {
                let built = native::rust(&file.to_string_lossy(), &target);
                assert!(built.is_ok(), "{built:?}");
            }
            (target, Vec::new())
        };
        let peer = Peer {
            name: "rustc -O",
            bound: 1.6,
            empty: "fn main() {}",
            command: &native,
        };
        rows.push(row(house, arguments, folder.path(), "rust", kernel, &peer)?);
    }
    Ok(rows)
}

struct Peer<'a> {
    name: &'a str,
    bound: f64,
    /// A program that does nothing, whose time is taken off: starting is not computing.
    empty: &'a str,
    command: &'a dyn Fn(&Path) -> (PathBuf, Vec<String>),
}

fn row(
    house: &House,
    arguments: &Arguments,
    folder: &Path,
    language: &str,
    (name, file, text): Kernel,
    peer: &Peer<'_>,
) -> anyhow::Result<Row> {
    let ours = guest(house, arguments, language, file, text)?;
    let start = native_time(
        arguments,
        folder,
        &format!("empty_{file}"),
        peer.empty,
        peer,
    )?;
    let theirs = native_time(arguments, folder, file, text, peer)? - start;
    Ok(Row {
        what: format!("{language}, {name}"),
        ours: format!("{ours:.0} ms"),
        peer: format!("{}: {theirs:.0} ms", peer.name),
        figure: ours / theirs,
        bound: Bound::AtMost(peer.bound, "×"),
    })
}

fn native_time(
    arguments: &Arguments,
    folder: &Path,
    file: &str,
    text: &str,
    peer: &Peer<'_>,
) -> anyhow::Result<f64> {
    let path = folder.join(file);
    std::fs::write(&path, text)?;
    let (program, words) = (peer.command)(&path);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    repeat(arguments.repetitions, || process(&program, &words))
}

/// The wall time of the run itself, without building.
fn guest(
    house: &House,
    arguments: &Arguments,
    language: &str,
    file: &str,
    text: &str,
) -> anyhow::Result<f64> {
    let program = Program {
        language: language.parse()?,
        source: Source {
            entry: file.to_owned(),
            files: BTreeMap::from([(file.to_owned(), text.as_bytes().to_vec())]),
        },
        arguments: Vec::new(),
        stdin: Vec::new(),
        limits: Limits {
            fuel: 1 << 50,
            memory_bytes: 1 << 30,
            ..Limits::default()
        },
        seed: 0,
    };
    repeat(arguments.repetitions, || {
        let result = house.judge.run_program(&program, &mut Unwatched)?;
        ensure!(
            result.verdict == Verdict::Ac,
            "{file}: {} {}",
            result.reason,
            result.stderr
        );
        Ok(Duration::from_millis(result.wall_ms))
    })
}
