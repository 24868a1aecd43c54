//! What guests see: programs in Rust, through the standard library.

use std::fs;

use sandbox::{End, File, Image, Job, Outcome};

use crate::support::{Sandbox, job};

fn file(path: &str, content: &str, writable: bool) -> File {
    File {
        path: path.to_owned(),
        content: content.as_bytes().to_vec(),
        writable,
    }
}

/// Runs a guest that says how it went, and shows that if it failed.
fn passes(sandbox: &Sandbox, job: &Job) -> Outcome {
    let outcome = sandbox.pool.run(job).unwrap();
    let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
    assert_eq!(outcome.end, End::Exited(0), "{said}");
    outcome
}

#[test]
fn files_are_as_programs_expect_them() {
    let sandbox = Sandbox::new(1);
    let mut job = job(&sandbox.guest("files"));
    job.files = vec![
        file("/work/in.txt", "given\n", true),
        file("/solution/main.txt", "read-only", false),
    ];
    let images = sandbox.cache.path().join("images");
    fs::create_dir_all(images.join("folder/deep")).unwrap();
    fs::write(images.join("folder/deep/file.txt"), "shared").unwrap();
    fs::write(images.join("folder/top.txt"), "top").unwrap();
    fs::write(images.join("alone.bin"), [0, 1, 2]).unwrap();
    for (guest_path, host_path) in [("/lib/image", "folder"), ("/lib/alone.bin", "alone.bin")] {
        job.program.images.push(Image {
            guest_path: guest_path.to_owned(),
            host_path: images.join(host_path),
        });
    }
    job.collect = vec!["/work/three".to_owned(), "/work/nothing".to_owned()];
    let first = passes(&sandbox, &job);
    assert_eq!(first.stdout, b"done\n");
    assert_eq!(first.files, [("/work/three".to_owned(), b"3".to_vec())]);
    // What one run wrote, the next does not find.
    let second = passes(&sandbox, &job);
    assert_eq!((first.stdout, first.fuel), (second.stdout, second.fuel));
}

#[test]
fn time_and_chance_are_the_same_every_time() {
    let sandbox = Sandbox::new(2);
    let mut job = job(&sandbox.guest("time"));
    job.arguments.push("--with an argument".to_owned());
    job.environment.push(("PWD".to_owned(), "/work".to_owned()));
    job.stdin = b"some input".to_vec();
    let first = passes(&sandbox, &job);
    let text = String::from_utf8(first.stdout.clone()).unwrap();
    assert!(
        text.contains(r#"arguments ["program", "--with an argument"]"#),
        "{text}"
    );
    assert!(text.contains(r#"variables [("PWD", "/work")]"#), "{text}");
    assert!(text.contains(r#"input "some input""#), "{text}");
    assert_eq!(first.stderr, b"to standard error\n");
    for _ in 0..3 {
        let again = passes(&sandbox, &job);
        assert_eq!(again.stdout, first.stdout);
        assert_eq!(again.fuel, first.fuel);
    }
    job.seed = 1;
    let other = passes(&sandbox, &job);
    assert_ne!(other.stdout, first.stdout);
}

#[test]
fn a_harness_answers_one_request_at_a_time() {
    let sandbox = Sandbox::new(1);
    let mut job = job(&sandbox.guest("harness"));
    job.requests = vec![b"short".to_vec(), vec![b'x'; 20_000], b"".to_vec()];
    let outcome = passes(&sandbox, &job);
    let lines: Vec<&[u8]> = outcome
        .responses
        .iter()
        .map(|answer| &answer.line[..])
        .collect();
    assert_eq!(lines, [&b"5!"[..], b"20000!", b"0!"]);
    let fuel: Vec<u64> = outcome.responses.iter().map(|answer| answer.fuel).collect();
    assert!(
        fuel[1] > fuel[0] + 1_000_000 && fuel[0] > fuel[2],
        "{fuel:?}"
    );
    assert_eq!(outcome.stdout, b"asked\nasked\nasked\n");
}

#[test]
fn too_long_answers_are_too_much_output() {
    let sandbox = Sandbox::new(1);
    let mut job = job(&sandbox.guest("harness"));
    job.requests = vec![b"one".to_vec(), b"two".to_vec()];
    job.limits.response_bytes = 5;
    let outcome = sandbox.pool.run(&job).unwrap();
    assert_eq!(outcome.end, End::OutputLimit);
    assert_eq!(outcome.responses.len(), 1);
}

#[test]
fn a_file_of_a_job_goes_where_it_is_told_or_nowhere() {
    let sandbox = Sandbox::new(1);
    let module =
        sandbox.compile(r#"(module (memory (export "memory") 1) (func (export "_start")))"#);
    let paths = [
        "relative",
        "/",
        "/work",
        "/dev/null/x",
        "/a/../b",
        "/work/\0",
        &"/x".repeat(4_000),
    ];
    for path in paths {
        let mut job = job(&module);
        job.files = vec![file(path, "", false)];
        let error = sandbox.pool.run(&job).unwrap_err();
        assert!(
            error.to_string().contains("put a file at"),
            "{path}: {error}"
        );
    }
    // The worker is still well.
    assert_eq!(sandbox.pool.run(&job(&module)).unwrap().end, End::Exited(0));
}
