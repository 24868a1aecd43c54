//! What a run costs: `cargo bench -p sandbox`. Prints a table of medians.
//!
//! Processor time is the calling thread's, so a busy machine changes little.
//! The guests are Rust, built here with the `wasm32-wasip1` target.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and stops at the first surprise"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use sandbox::{
    End, Engine, Job, Limits, Observer, Options, Pool, PoolConfig, Program, WorkerCommand,
};

const NOOP: &str = "fn main() {}";
const ECHO: &str = r#"
use std::io::Read;
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let sum: i64 = text.lines().map(|line| line.parse::<i64>().unwrap()).sum();
    println!("{sum}");
}"#;
const WRITES: &str = r#"
use std::io::Write;
fn main() {
    let out = std::io::stdout();
    for _ in 0..20_000 { out.lock().write_all(b"a line of twenty b.\n").unwrap(); }
}"#;
const OPENS: &str = r#"
fn main() {
    for _ in 0..5_000 { std::fs::read("/work/in.txt").unwrap(); }
}"#;
const LOOP: &str = "fn main() { loop { std::hint::black_box(1); } }";

fn main() {
    // Cargo also runs benches as tests, with this argument; measuring needs none.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    let guest = |name: &str, source: &str| build(folder.path(), &cache, name, source);
    let numbers: String = (0..200).map(|number| format!("{number}\n")).collect();

    let engine = Engine::new(Options::default()).unwrap();
    println!("{:<44} {:>12} {:>12}", "in process", "median", "99th");
    let noop = job(&guest("noop", NOOP), "");
    report("no-op Rust run, CPU", &cpu(3_000, || run(&engine, &noop)));
    let echo = job(&guest("echo", ECHO), &numbers);
    report(
        "small echo (200 lines), CPU",
        &cpu(3_000, || run(&engine, &echo)),
    );
    let writes = job(&guest("writes", WRITES), "");
    let per_call = |samples: Vec<Duration>, calls: u32| {
        samples.iter().map(|each| *each / calls).collect::<Vec<_>>()
    };
    report(
        "one write of 20 bytes, CPU",
        &per_call(cpu(20, || run(&engine, &writes)), 20_000),
    );
    let opens = job(&guest("opens", OPENS), "");
    report(
        "one open, read and close, CPU",
        &per_call(cpu(20, || run(&engine, &opens)), 5_000),
    );

    hostile(&engine, &cache);

    println!(
        "\n{:<44} {:>12} {:>12}",
        "through a worker process", "median", "99th"
    );
    let start = Instant::now();
    let pool = pool(&cache);
    pool.run(&noop).unwrap();
    report("first run of a new pool, wall", &[start.elapsed()]);
    report(
        "no-op Rust run, wall",
        &wall(2_000, || drop(pool.run(&noop).unwrap())),
    );
    report(
        "small echo (200 lines), wall",
        &wall(2_000, || drop(pool.run(&echo).unwrap())),
    );
    let endless = job(&guest("loop", LOOP), "");
    report(
        "from cancel to its outcome, wall",
        &cancels(&pool, &endless),
    );
}

/// The hostile programs that take longest for their fuel. What a wall backstop
/// must allow follows from the first.
fn hostile(engine: &Engine, cache: &Path) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile/wasm");
    let mut slowest: Vec<(Duration, String)> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            text.starts_with(";; expect: TLE").then_some(())?;
            let module =
                sandbox::precompile_trusted(&wat::parse_str(text).unwrap(), cache).unwrap();
            let mut job = job(&module, "");
            job.limits.fuel = 100_000_000;
            job.limits.memory_bytes = 64 << 20;
            let spent = cpu(1, || drop(sandbox::run(engine, &job).unwrap()));
            Some((
                spent[0],
                path.file_stem().unwrap().to_string_lossy().into_owned(),
            ))
        })
        .collect();
    slowest.sort();
    println!("\n{:<44} {:>12}", "hostile, a hundred million fuel", "CPU");
    for (time, name) in slowest.iter().rev().take(8) {
        report(name, &[*time]);
    }
}

/// The worker processes are the test's own program.
fn pool(cache: &Path) -> Pool {
    let command = |argument: &str| WorkerCommand {
        program: PathBuf::from(env!("CARGO_BIN_EXE_sandbox-test")),
        arguments: vec![argument.to_owned()],
    };
    Pool::start(PoolConfig {
        worker: command("worker"),
        compiler: command("compile-module"),
        workers: 1,
        cache: cache.to_owned(),
        options: Options::default(),
    })
    .unwrap()
}

fn build(folder: &Path, cache: &Path, name: &str, source: &str) -> PathBuf {
    let (path, wasm) = (
        folder.join(format!("{name}.rs")),
        folder.join(format!("{name}.wasm")),
    );
    std::fs::write(&path, source).unwrap();
    let built = Command::new("rustc")
        .args([
            "--edition=2024",
            "--target=wasm32-wasip1",
            "-O",
            "-Cstrip=debuginfo",
            "-o",
        ])
        .args([&wasm, &path])
        .status()
        .unwrap();
    assert!(
        built.success(),
        "rustc needs `rustup target add wasm32-wasip1`"
    );
    sandbox::precompile_trusted(&std::fs::read(wasm).unwrap(), cache).unwrap()
}

fn job(module: &Path, stdin: &str) -> Job {
    Job {
        program: Program {
            module: module.to_owned(),
            images: Vec::new(),
            entry: "_start".to_owned(),
        },
        arguments: vec!["guest".to_owned()],
        environment: Vec::new(),
        stdin: stdin.as_bytes().to_vec(),
        files: vec![sandbox::File {
            path: "/work/in.txt".to_owned(),
            content: vec![b'x'; 50],
            writable: true,
        }],
        requests: Vec::new(),
        collect: Vec::new(),
        seed: 0,
        limits: Limits {
            fuel: 1_000_000_000_000,
            ..Limits::default()
        },
    }
}

fn run(engine: &Engine, job: &Job) {
    let outcome = sandbox::run(engine, job).unwrap();
    assert_eq!(outcome.end, End::Exited(0));
}

/// Cancels a run that was going on for a while, and waits for its outcome.
fn cancels(pool: &Pool, job: &Job) -> Vec<Duration> {
    struct After(Instant);
    impl Observer for After {
        fn cancelled(&mut self) -> bool {
            Instant::now() >= self.0
        }
    }
    (0..30)
        .map(|_| {
            let at = Instant::now() + Duration::from_millis(50);
            let outcome = pool.run_with(job, &mut After(at)).unwrap();
            assert_eq!(outcome.end, End::Cancelled);
            at.elapsed()
        })
        .collect()
}

fn cpu(times: usize, body: impl FnMut()) -> Vec<Duration> {
    measure(times, body, || {
        let now = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(
            now.tv_sec.unsigned_abs(),
            u32::try_from(now.tv_nsec).unwrap(),
        )
    })
}

fn wall(times: usize, body: impl FnMut()) -> Vec<Duration> {
    let start = Instant::now();
    measure(times, body, || start.elapsed())
}

fn measure(times: usize, mut body: impl FnMut(), now: impl Fn() -> Duration) -> Vec<Duration> {
    for _ in 0..times / 10 + 2 {
        body();
    }
    (0..times)
        .map(|_| {
            let start = now();
            body();
            now() - start
        })
        .collect()
}

fn report(what: &str, samples: &[Duration]) {
    let mut samples = samples.to_vec();
    samples.sort_unstable();
    let at = |part: usize| samples[(samples.len() * part / 100).min(samples.len() - 1)];
    println!("{what:<44} {:>12} {:>12}", show(at(50)), show(at(99)));
}

fn show(time: Duration) -> String {
    format!("{:.2} µs", time.as_secs_f64() * 1e6)
}
