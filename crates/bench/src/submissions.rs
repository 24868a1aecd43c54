//! What a verdict costs: ten cases in each language, and a cohort.

use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use challenge::{Challenge, Submission};
use judge::{Options, Silent};
use protocol::Verdict;

use crate::Arguments;
use crate::house::House;
use crate::measure::{process, repeat, time};
use crate::memory;
use crate::native;
use crate::table::{Bound, Row};

const CASES: usize = 10;

const PYTHON: &str = "import sys\n\
    numbers = [int(word) for word in sys.stdin.read().split()]\n\
    print(*sorted(numbers))\n";
const JAVASCRIPT: &str = "const words = require('fs').readFileSync(0, 'utf8').trim().split(' ');\n\
    console.log(words.map(Number).sort((a, b) => a - b).join(' '));\n";
const RUST: &str = "fn main() {\n\
    let text = std::io::read_to_string(std::io::stdin()).unwrap();\n\
    let mut numbers: Vec<i64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();\n\
    numbers.sort();\n\
    let words: Vec<String> = numbers.iter().map(i64::to_string).collect();\n\
    println!(\"{}\", words.join(\" \"));\n}\n";

const MANIFEST: &str = r#"format_version = 1
title = "Sorting"
kind = "implement"
level = "junior"
skills = ["benchmarks"]
minutes = 5

[languages.python]
entry = "sorting.py"
[languages.javascript]
entry = "sorting.js"
[languages.rust]
entry = "sorting.rs"

[[groups]]
name = "sorting"
kind = "io"
visible = true
points = 10
cases = "cases.json"
"#;

/// Makes the challenge of ten cases.
fn write_challenge(folder: &Path) -> anyhow::Result<()> {
    let mut cases = Vec::new();
    for case in 0..CASES {
        let mut numbers: Vec<usize> = (0..50).map(|n| (n * 37 + case) % 101).collect();
        let stdin = words(&numbers);
        numbers.sort_unstable();
        let stdout = words(&numbers);
        cases.push(format!(
            r#"{{"name": "case {case}", "stdin": "{stdin}", "stdout": "{stdout}"}}"#
        ));
    }
    fs::write(folder.join("challenge.toml"), MANIFEST)?;
    fs::write(folder.join("statement.md"), "# Sorting\n\nSort.\n")?;
    fs::write(
        folder.join("cases.json"),
        format!("[{}]", cases.join(",\n")),
    )?;
    for (language, file, text) in [
        ("python", "sorting.py", PYTHON),
        ("javascript", "sorting.js", JAVASCRIPT),
        ("rust", "sorting.rs", RUST),
    ] {
        let starter = folder.join("starter").join(language);
        fs::create_dir_all(&starter)?;
        fs::write(starter.join(file), text)?;
    }
    Ok(())
}

fn words(numbers: &[usize]) -> String {
    let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
    words.join(" ")
}

/// The rows of this part.
pub(crate) fn rows(house: &House, arguments: &Arguments) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path().join("sorting");
    fs::create_dir(&root)?;
    write_challenge(&root)?;
    let challenge = house.challenge(&root)?;
    let python = native::python()?;
    let program = folder.path().join("sorting.py");
    fs::write(&program, PYTHON)?;
    let program = program.to_string_lossy().into_owned();

    let ours = median(house, &challenge, arguments, "sorting.py", PYTHON)?;
    let theirs = repeat(arguments.repetitions, || {
        let mut total = Duration::ZERO;
        for _ in 0..CASES {
            total += process(&python, &[&program])?;
        }
        Ok(total)
    })?;
    let mut rows = vec![Row {
        what: "10-case Python submission, verdict on a warm worker".to_owned(),
        ours: format!("{ours:.1} ms"),
        peer: format!("ten python3 processes: {theirs:.1} ms"),
        figure: ours / theirs,
        bound: Bound::AtMost(0.333, "×"),
    }];
    let javascript = median(house, &challenge, arguments, "sorting.js", JAVASCRIPT)?;
    rows.push(Row {
        what: "10-case JavaScript submission".to_owned(),
        ours: format!("{javascript:.1} ms"),
        peer: String::new(),
        figure: javascript,
        bound: Bound::AtMost(5.0, "ms"),
    });
    rows.push(rust_case(house, &challenge, arguments)?);
    rows.extend(cohort(house, &challenge, arguments, &python, &program)?);
    Ok(rows)
}

fn submission(
    house: &House,
    challenge: &Challenge,
    file: &str,
    text: &str,
) -> anyhow::Result<Submission> {
    house.submission(challenge, file, text)
}

fn median(
    house: &House,
    challenge: &Challenge,
    arguments: &Arguments,
    file: &str,
    text: &str,
) -> anyhow::Result<f64> {
    let submission = submission(house, challenge, file, text)?;
    repeat(arguments.repetitions, || {
        time(|| {
            let report = house.grade(challenge, &submission)?;
            ensure!(
                report.verdict == Verdict::Ac,
                "{file} earns {}",
                report.verdict
            );
            Ok(())
        })
    })
}

/// One case of a Rust submission that is compiled already.
fn rust_case(house: &House, challenge: &Challenge, arguments: &Arguments) -> anyhow::Result<Row> {
    let all = median(house, challenge, arguments, "sorting.rs", RUST)?;
    let one = all / 10.0;
    Ok(Row {
        what: "case of a Rust submission, compiled before".to_owned(),
        ours: format!("{one:.2} ms"),
        peer: String::new(),
        figure: one,
        bound: Bound::AtMost(0.5, "ms"),
    })
}

/// A cohort of distinct Python submissions against the same under bubblewrap.
fn cohort(
    house: &House,
    challenge: &Challenge,
    arguments: &Arguments,
    python: &Path,
    program: &str,
) -> anyhow::Result<[Row; 2]> {
    let submissions = (0..arguments.cohort)
        .map(|index| {
            submission(
                house,
                challenge,
                "sorting.py",
                &format!("{PYTHON}# {index} {}\n", std::process::id()),
            )
        })
        .collect::<Result<Vec<_>, _>>()?;
    let jobs = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let options = Options {
        reuse: false,
        parallel_cases: NonZeroUsize::MIN,
        ..Options::default()
    };
    let start = Instant::now();
    let (results, peak_bytes) = memory::peak_of_workers(|| {
        house
            .judge
            .grade_cohort(challenge, &submissions, jobs, &options, &Silent, &|_, _| {})
    });
    let ours = start.elapsed().as_secs_f64();
    ensure!(
        results.iter().all(Result::is_ok),
        "the cohort was not graded"
    );
    let per_second = arguments.cohort as f64 / ours;

    // A tenth of the cohort is enough to know the peer's pace.
    let sample = (arguments.cohort / 10).max(2);
    let theirs = bubblewrap(python, program, sample, jobs)?;
    let peer_per_second = sample as f64 / theirs;
    let throughput = Row {
        what: format!(
            "cohort of {} Python submissions × {CASES} cases",
            arguments.cohort
        ),
        ours: format!("{per_second:.1} submissions/s"),
        peer: format!("python3 under bubblewrap: {peer_per_second:.1} submissions/s"),
        figure: per_second / peer_per_second,
        bound: Bound::AtLeast(10.0, "×"),
    };
    let peak = peak_bytes as f64 / 1e6;
    let memory = Row {
        what: "peak memory of a worker while it graded that cohort, mapped images left out"
            .to_owned(),
        ours: format!("{peak:.0} MB"),
        peer: String::new(),
        figure: peak,
        bound: Bound::AtMost(150.0, "MB"),
    };
    Ok([throughput, memory])
}

/// Seconds that so many submissions take under bubblewrap on the same cores.
fn bubblewrap(
    python: &Path,
    program: &str,
    submissions: usize,
    jobs: NonZeroUsize,
) -> anyhow::Result<f64> {
    let left = AtomicUsize::new(submissions * CASES);
    let start = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs.get())
            .map(|_| {
                scope.spawn(|| {
                    while left
                        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1))
                        .is_ok()
                    {
                        one_under_bubblewrap(python, program)?;
                    }
                    anyhow::Ok(())
                })
            })
            .collect();
        for thread in threads {
            thread
                .join()
                .map_err(|_| anyhow::anyhow!("a thread panicked"))??;
        }
        anyhow::Ok(())
    })?;
    Ok(start.elapsed().as_secs_f64())
}

fn one_under_bubblewrap(python: &Path, program: &str) -> anyhow::Result<()> {
    let status = Command::new("bwrap")
        .args(["--unshare-all", "--die-with-parent", "--ro-bind", "/", "/"])
        .args(["--proc", "/proc", "--dev", "/dev"])
        .arg(python)
        .arg(program)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .context("failed to start bwrap: install bubblewrap to measure against it")?;
    ensure!(status.success(), "bwrap failed");
    Ok(())
}
