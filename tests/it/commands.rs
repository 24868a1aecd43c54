//! The commands as a user types them, on real runtimes.

use std::fs;

use serde_json::{Value, json};
use spanning_tests::{greenroom, greenroom_with, root};

#[test]
fn run_passes_on_output_and_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    for (name, source) in [
        (
            "p.py",
            "import sys\nprint(sys.stdin.read() + sys.argv[1])\nsys.exit(7)\n",
        ),
        (
            "p.js",
            "console.log(require('fs').readFileSync(0, 'utf8') + process.argv[2]);\nprocess.exit(7);\n",
        ),
        (
            "p.rs",
            "fn main() {\n    let text = std::io::read_to_string(std::io::stdin()).unwrap();\n    \
             println!(\"{text}{}\", std::env::args().nth(1).unwrap());\n    std::process::exit(7);\n}\n",
        ),
    ] {
        let program = folder.path().join(name);
        fs::write(&program, source).unwrap();
        let input = folder.path().join("in.txt");
        fs::write(&input, "some ").unwrap();
        let (program, input) = (program.to_str().unwrap(), input.to_str().unwrap());
        let finished = greenroom(&["run", program, "--stdin", input, "--", "words"]);
        assert_eq!(finished.status, 7, "{name}: {finished:?}");
        assert_eq!(finished.stdout, "some words\n", "{name}: {finished:?}");
    }
}

#[test]
fn limits_have_statuses_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    for (source, fuel, status, verdict) in [
        ("while True: pass", "50000000", 124, "TLE"),
        ("print('x' * 40_000_000)", "9000000000", 153, "OLE"),
        ("def f(:", "1000000000", 120, "CE"),
    ] {
        let program = folder.path().join("p.py");
        fs::write(&program, source).unwrap();
        let program = program.to_str().unwrap();
        let finished = greenroom(&["run", program, "--fuel", fuel]);
        assert_eq!(finished.status, status, "{source}: {finished:?}");
        let told = greenroom(&["run", program, "--fuel", fuel, "--json"]);
        assert_eq!(told.json()["verdict"], verdict, "{source}: {told:?}");
    }
}

#[test]
fn what_cannot_be_used_is_told_with_status_2() {
    for (arguments, hint) in [
        (
            &["run", "no-such-file.py"][..],
            "failed to read no-such-file.py",
        ),
        (&["run", "README.md"], "--language"),
        (
            &["grade", "no-such-challenge", "x.py"],
            "failed to read no-such-challenge",
        ),
        (
            &["grade", "challenges/rate-limiter", "README.md"],
            "README.md",
        ),
        (&["verify", "README.md"], "not a report"),
        (&["check", "crates"], "challenge.toml"),
        (&["runtimes", "install", "cobol"], "cobol"),
        (&["new", "../escape"], "lowercase"),
    ] {
        let finished = greenroom(arguments);
        assert_eq!(finished.status, 2, "{arguments:?}: {finished:?}");
        assert!(
            finished.stderr.contains(hint),
            "{arguments:?}: {finished:?}"
        );
    }
}

#[test]
fn a_report_verifies_until_it_is_tampered_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json");
    let target = format!("json={}", path.display());
    let reference = "challenges/rate-limiter/submissions/accepted/reference.js";
    let graded = greenroom(&[
        "grade",
        "challenges/rate-limiter",
        reference,
        "--format",
        &target,
    ]);
    assert_eq!(graded.status, 0, "{graded:?}");
    let report = path.to_str().unwrap();
    let same = greenroom(&["verify", report]);
    assert_eq!(same.status, 0, "{same:?}");

    let mut document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    document["reports"][0]["groups"][0]["cases"][0]["fuel"] = json!(1);
    fs::write(&path, document.to_string()).unwrap();
    let differs = greenroom(&["verify", report]);
    assert_eq!(differs.status, 1, "{differs:?}");
    assert!(differs.stdout.contains("fuel"), "{differs:?}");
}

#[test]
fn a_cohort_has_a_report_for_what_is_no_submission() {
    let folder = tempfile::tempdir().unwrap();
    let cohort = folder.path().join("cohort");
    fs::create_dir(&cohort).unwrap();
    let reference = root().join("challenges/rate-limiter/submissions/accepted/reference.py");
    fs::copy(reference, cohort.join("ada.py")).unwrap();
    fs::write(cohort.join("bob.zip"), "no archive").unwrap();
    let (json, text) = (folder.path().join("r.json"), folder.path().join("r.txt"));
    let graded = greenroom_with(
        &[
            "grade",
            "challenges/rate-limiter",
            "--cohort",
            cohort.to_str().unwrap(),
            "--format",
            &format!("json={}", json.display()),
            "--format",
            &format!("human={}", text.display()),
            "--format",
            "html",
        ],
        &[("CLICOLOR_FORCE", "1")],
    );
    assert_eq!(graded.status, 1, "{}", graded.stderr);
    assert!(graded.stderr.contains("bob was not graded"));
    assert!(graded.stdout.contains("bob"), "the page has everybody");
    let document: Value = serde_json::from_str(&fs::read_to_string(&json).unwrap()).unwrap();
    let refused = &document["reports"][1];
    assert_eq!(refused["submission"]["name"], "bob");
    assert_eq!(refused["verdict"], "CE");
    assert!(!refused["diagnostics"].as_str().unwrap().is_empty());
    let text = fs::read_to_string(&text).unwrap();
    assert!(!text.contains('\x1b'), "no colours in a file:\n{text}");
    let verified = greenroom(&["verify", json.to_str().unwrap()]);
    assert_eq!(verified.status, 0, "{verified:?}");
    assert!(verified.stdout.contains("refused  bob"), "{verified:?}");
}

#[test]
fn a_table_that_no_terminal_shows_is_wide() {
    let wrong = "challenges/rate-limiter/submissions/wrong_answer";
    let graded = greenroom(&["grade", "challenges/rate-limiter", "--cohort", wrong]);
    assert_eq!(graded.status, 1, "{}", graded.stderr);
    let widest = graded.stdout.lines().map(|line| line.chars().count()).max();
    assert!(
        widest > Some(90) && widest <= Some(120),
        "{}",
        graded.stdout
    );
}

#[test]
fn the_cache_is_told_and_cleared_without_what_was_installed() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().to_str().unwrap();
    for name in ["results/ab/x.json", "runtimes/python/image"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, vec![0; 3 << 20]).unwrap();
    }
    let told = greenroom(&["cache", "size", "--cache", cache]);
    assert_eq!(told.status, 0, "{told:?}");
    assert!(told.stdout.contains("3 MiB of at most   256"), "{told:?}");
    let cleared = greenroom(&["cache", "clear", "--cache", cache]);
    assert_eq!(cleared.stdout, "3 MiB were freed\n", "{cleared:?}");
    assert!(!folder.path().join("results/ab/x.json").exists());
    assert!(folder.path().join("runtimes/python/image").exists());
}

#[test]
fn a_new_challenge_proves_itself() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().to_str().unwrap();
    let made = greenroom(&["new", "first-one", "--directory", directory]);
    assert_eq!(made.status, 0, "{made:?}");
    let challenge = folder.path().join("first-one");
    let proven = greenroom(&["check", challenge.to_str().unwrap()]);
    assert_eq!(proven.status, 0, "{proven:?}");
}

#[test]
fn the_help_of_every_command_is_there() {
    for command in [
        "run", "grade", "verify", "check", "new", "serve", "runtimes", "cache",
    ] {
        let help = greenroom(&[command, "--help"]);
        assert_eq!(help.status, 0);
        insta::with_settings!({snapshot_path => root().join("tests/it/snapshots")}, {
            insta::assert_snapshot!(format!("help_{command}"), help.stdout);
        });
    }
}
