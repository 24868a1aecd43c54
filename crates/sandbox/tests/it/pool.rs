//! Jobs through worker processes: streaming, cancelling, queueing, and what
//! happens when a worker dies.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use sandbox::{End, Error, Job, Observer, Stream, Trap};

use crate::support::{Sandbox, job};

const FINE: &str = r#"(module (memory (export "memory") 1) (func (export "_start")))"#;
const LOOP: &str =
    r#"(module (memory (export "memory") 1) (func (export "_start") (loop (br 0))))"#;
const TRAP: &str = r#"(module (memory (export "memory") 1) (func (export "_start") unreachable))"#;

/// A job that goes on for longer than any test has patience.
fn endless(sandbox: &Sandbox) -> Job {
    let mut job = job(&sandbox.compile(LOOP));
    job.limits.fuel = u64::MAX / 4;
    job
}

#[test]
fn a_program_runs_end_to_end() {
    let sandbox = Sandbox::new(1);
    let outcome = sandbox.run(
        r#"(module
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 1)
            (data (i32.const 0) "\08\00\00\00\06\00\00\00hello\n")
            (func (export "_start")
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
                (call $exit (i32.const 300))))"#,
    );
    assert_eq!(outcome.end, End::Exited(300));
    assert_eq!(outcome.stdout, b"hello\n");
    assert!(outcome.fuel.is_some_and(|fuel| fuel > 0));
}

#[test]
fn a_worker_serves_again_after_a_trap() {
    let sandbox = Sandbox::new(1);
    let (trap, fine) = (sandbox.compile(TRAP), sandbox.compile(FINE));
    for _ in 0..3 {
        let outcome = sandbox.pool.run(&job(&trap)).unwrap();
        assert_eq!(outcome.end, End::Trapped(Trap::Unreachable));
        let outcome = sandbox.pool.run(&job(&fine)).unwrap();
        assert_eq!(outcome.end, End::Exited(0));
    }
}

#[test]
fn an_endless_loop_ends_with_its_fuel() {
    let sandbox = Sandbox::new(1);
    let outcome = sandbox.run(LOOP);
    assert_eq!(outcome.end, End::OutOfFuel);
    assert_eq!(outcome.fuel, Some(1_000_000_000));
}

/// It exits 0 if all its memory reads as zero, and leaves none that does.
#[test]
fn the_memory_of_the_run_before_is_gone() {
    let sandbox = Sandbox::new(1);
    let module = sandbox.compile(
        r#"(module
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 2)
            (data (i32.const 100) "seven!!")
            (func (export "_start") (local $at i32)
                (drop (memory.grow (i32.const 300)))
                (memory.fill (i32.const 100) (i32.const 0) (i32.const 8))
                (loop
                    (if (i64.ne (i64.load (local.get $at)) (i64.const 0)) (then (call $exit (i32.const 1))))
                    (local.set $at (i32.add (local.get $at) (i32.const 8)))
                    (br_if 0 (i32.lt_u (local.get $at) (i32.mul (memory.size) (i32.const 65536)))))
                (memory.fill (i32.const 0) (i32.const 0xff) (local.get $at))))"#,
    );
    for _ in 0..6 {
        assert_eq!(sandbox.pool.run(&job(&module)).unwrap().end, End::Exited(0));
    }
}

#[derive(Default)]
struct Watcher {
    stdout: Vec<u8>,
    pieces: usize,
    cancel_after: Option<usize>,
}

impl Observer for Watcher {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        assert_eq!(stream, Stream::Stdout);
        self.stdout.extend_from_slice(bytes);
        self.pieces += 1;
    }

    fn cancelled(&mut self) -> bool {
        self.cancel_after
            .is_some_and(|pieces| self.pieces >= pieces)
    }
}

/// Writes `x` again and again, with some work in between.
const WRITES: &str = r#"(module
    (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 0) "\08\00\00\00\01\00\00\00x")
    (func (export "_start") (local $left i32)
        (loop
            (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
            (local.set $left (i32.const 100000))
            (loop (br_if 0 (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
            (br 0))))"#;

#[test]
fn output_is_seen_as_it_comes_and_the_run_can_be_ended() {
    let sandbox = Sandbox::new(1);
    let mut job = job(&sandbox.compile(WRITES));
    job.limits.fuel = u64::MAX / 4;
    let mut watcher = Watcher {
        cancel_after: Some(20),
        ..Watcher::default()
    };
    let outcome = sandbox.pool.run_with(&job, &mut watcher).unwrap();
    assert_eq!(outcome.end, End::Cancelled);
    assert!(watcher.pieces >= 20);
    assert_eq!(watcher.stdout, outcome.stdout);
    assert!(outcome.fuel.is_some_and(|fuel| fuel > 0));
    // Its place is free again.
    assert_eq!(sandbox.run(FINE).end, End::Exited(0));
}

#[test]
fn a_run_that_waits_can_be_ended_too() {
    let sandbox = Sandbox::new(1);
    let (long, fine) = (endless(&sandbox), job(&sandbox.compile(FINE)));
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut until = Until(start + Duration::from_millis(600));
            let outcome = sandbox.pool.run_with(&long, &mut until).unwrap();
            assert_eq!(outcome.end, End::Cancelled);
        });
        thread::sleep(Duration::from_millis(200));
        let mut until = Until(Instant::now());
        let outcome = sandbox.pool.run_with(&fine, &mut until).unwrap();
        assert_eq!(outcome.end, End::Cancelled);
        assert_eq!(sandbox.pool.run(&fine).unwrap().end, End::Exited(0));
    });
}

struct Until(Instant);

impl Observer for Until {
    fn cancelled(&mut self) -> bool {
        Instant::now() >= self.0
    }
}

#[test]
fn an_exhausted_pool_queues_and_never_errs() {
    let sandbox = Sandbox::new(2);
    let jobs = [FINE, TRAP, LOOP].map(|wat| job(&sandbox.compile(wat)));
    let expected = [
        End::Exited(0),
        End::Trapped(Trap::Unreachable),
        End::OutOfFuel,
    ];
    thread::scope(|scope| {
        for number in 0..12 {
            let (sandbox, job, end) = (&sandbox, &jobs[number % 3], &expected[number % 3]);
            scope.spawn(move || assert_eq!(sandbox.pool.run(job).unwrap().end, *end));
        }
    });
}

#[test]
fn a_run_whose_worker_dies_is_run_again_once() {
    let sandbox = Sandbox::new(1);
    let mut job = job(&sandbox.compile(LOOP));
    job.limits.fuel = 20_000_000_000;
    let outcome = thread::scope(|scope| {
        let run = scope.spawn(|| sandbox.pool.run(&job).unwrap());
        kill(wait_for_worker(&sandbox, 0));
        run.join().unwrap()
    });
    assert_eq!(outcome.end, End::OutOfFuel);
}

#[test]
fn a_run_whose_worker_dies_twice_is_our_fault() {
    let sandbox = Sandbox::new(1);
    let long = endless(&sandbox);
    let outcome = thread::scope(|scope| {
        let run = scope.spawn(|| sandbox.pool.run(&long).unwrap());
        let first = wait_for_worker(&sandbox, 0);
        kill(first);
        kill(wait_for_worker(&sandbox, first));
        run.join().unwrap()
    });
    let End::WorkerLost(reason) = outcome.end else {
        panic!("{:?}", outcome.end);
    };
    assert!(reason.contains("signal"), "{reason}");
    assert_eq!(sandbox.run(FINE).end, End::Exited(0));
}

#[test]
fn a_worker_is_locked_down_and_dies_with_its_pool() {
    let sandbox = Sandbox::new(1);
    sandbox.run(FINE);
    let process = wait_for_worker(&sandbox, 0);
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    for line in ["NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000"] {
        assert!(status.contains(line), "{line} is not in\n{status}");
    }
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
    assert!(limits.contains("Max core file size        0"), "{limits}");
    let environment = fs::read(format!("/proc/{process}/environ")).unwrap();
    assert_eq!(environment, b"");
    drop(sandbox);
    assert!(!fs::exists(format!("/proc/{process}")).unwrap());
}

#[test]
fn a_worker_dies_with_its_parent() {
    let mut worker = Command::new(env!("CARGO_BIN_EXE_sandbox-test"))
        .arg("worker")
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    drop(worker.stdin.take());
    assert!(!worker.wait().unwrap().success());
}

#[test]
fn a_module_that_is_damaged_is_refused_and_made_again() {
    let sandbox = Sandbox::new(1);
    let module = sandbox.compile(FINE);
    let bytes = fs::read(&module).unwrap();
    fs::write(&module, &bytes[..bytes.len() / 2]).unwrap();
    let error = sandbox.pool.run(&job(&module)).unwrap_err();
    assert!(matches!(error, Error::Job(_)), "{error}");
    assert_eq!(sandbox.compile(FINE), module);
    assert_eq!(sandbox.pool.run(&job(&module)).unwrap().end, End::Exited(0));
}

#[test]
fn a_pool_without_a_program_says_so() {
    let mut sandbox = Sandbox::new(1);
    let module = sandbox.compile(FINE);
    sandbox.start_with("/no/such/program");
    let error = sandbox.pool.run(&job(&module)).unwrap_err();
    assert!(error.to_string().contains("/no/such/program"), "{error}");
}

/// The process of a sandbox's worker that is not `not`, once it listens: it
/// has a second thread for that.
fn wait_for_worker(sandbox: &Sandbox, not: u32) -> u32 {
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        let found = sandbox
            .workers()
            .into_iter()
            .find(|process| *process != not);
        if let Some(process) = found
            && fs::read_to_string(format!("/proc/{process}/status"))
                .is_ok_and(|status| status.contains("Threads:\t2"))
        {
            return process;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("no worker was started");
}

fn kill(process: u32) {
    let killed = Command::new("kill")
        .args(["-9", &process.to_string()])
        .status();
    assert!(killed.unwrap().success());
}
