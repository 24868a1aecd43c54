//! Wasm to machine code: in a child process that can be killed for what
//! nobody vouches for, in this process for what is ours.

mod child;

pub use child::main;

use std::io::{self, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::cache::{self, Cache, Origin};
use crate::engine::{self, Options};
use crate::frame::{self, CompileAnswer, CompileOrder};
use crate::pool::WorkerCommand;
use crate::{Error, pipe, scan};

/// How long a child may take on the wall. Its processor time is bounded far
/// lower, so this is a machine that is stuck, and no verdict on the module.
const PATIENCE: Duration = Duration::from_secs(600);

/// What compiling came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compiled {
    /// The module, in the cache.
    Ready(PathBuf),
    /// It is not a module that we run, told why.
    Rejected(String),
}

/// Compiles a module that nobody vouches for.
pub(crate) fn compile(
    command: &WorkerCommand,
    cache: &Cache,
    options: Options,
    wasm: &[u8],
) -> Result<Compiled, Error> {
    if wasm.len() > scan::MODULE_BYTES {
        return Ok(Compiled::Rejected(scan::too_large(wasm.len())));
    }
    let key = cache::key(wasm, options, Origin::Scanned)?;
    if let Some(path) = cache.get(&key) {
        return Ok(Compiled::Ready(path));
    }
    let order = CompileOrder {
        cache: cache.root().to_owned(),
        key: key.clone(),
        options,
    };
    match ask(command, &order, wasm)? {
        CompileAnswer::Ready => cache
            .get(&key)
            .map(Compiled::Ready)
            .ok_or_else(|| Error::Prepare("the compiled module is not in the cache".to_owned())),
        CompileAnswer::Rejected(reason) => Ok(Compiled::Rejected(reason)),
        CompileAnswer::Failed(reason) => Err(Error::Prepare(reason)),
    }
}

/// Compiles a module of ours, with all cores and no limits, into the cache
/// below `cache`. If it is there already, nothing is done.
///
/// # Errors
///
/// [`Error::Prepare`] if it is not wasm that our engine takes,
/// [`Error::Write`] if it cannot be kept.
pub fn precompile_trusted(wasm: &[u8], cache: &Path) -> Result<PathBuf, Error> {
    let options = Options::default();
    let cache = Cache::open(cache)?;
    let key = cache::key(wasm, options, Origin::Ours)?;
    if let Some(path) = cache.get(&key) {
        return Ok(path);
    }
    let module = engine::compiling(options, true)?
        .precompile_module(wasm)
        .map_err(Error::prepare)?;
    cache.put(&key, &module)
}

/// Has a child do it.
fn ask(command: &WorkerCommand, order: &CompileOrder, wasm: &[u8]) -> Result<CompileAnswer, Error> {
    let failed = |error: io::Error| Error::Worker(format!("compile a module: {error}"));
    let mut child = command
        .command()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    // A child that dies early closes the pipe; what became of it tells why.
    let _ = hand_over(&mut child, order, wasm);
    let answer = hear(&mut child);
    // It has answered, is dead already, or must be.
    let _ = child.kill();
    let status = child.wait().map_err(failed)?;
    match answer {
        Ok(Some(answer)) => Ok(answer),
        Ok(None) => post_mortem(status),
        Err(error) => Err(failed(error)),
    }
}

/// What a child answers; nothing if it ended without.
fn hear(child: &mut Child) -> io::Result<Option<CompileAnswer>> {
    let Some(from) = &mut child.stdout else {
        return Ok(None);
    };
    // An answer is small: once it begins it is there.
    if !pipe::readable(from, Instant::now() + PATIENCE)? {
        return Err(io::ErrorKind::TimedOut.into());
    }
    frame::read(from)
}

fn hand_over(child: &mut Child, order: &CompileOrder, wasm: &[u8]) -> io::Result<()> {
    let Some(mut to) = child.stdin.take() else {
        return Ok(());
    };
    frame::write(&mut to, order)?;
    to.write_all(wasm)
}

/// What it means that a child ended without an answer.
fn post_mortem(status: ExitStatus) -> Result<CompileAnswer, Error> {
    /// SIGXCPU: out of processor time.
    const OUT_OF_TIME: i32 = 24;
    /// SIGABRT, SIGBUS, SIGSEGV: how a program ends that is refused memory, or
    /// whose stack is full.
    const OUT_OF_MEMORY: [i32; 3] = [6, 7, 11];
    match status.signal() {
        Some(OUT_OF_TIME) => Ok(CompileAnswer::Rejected(format!(
            "compiling it took more than {} s of processor time",
            child::CPU_SECONDS
        ))),
        Some(signal) if OUT_OF_MEMORY.contains(&signal) => Ok(CompileAnswer::Rejected(format!(
            "compiling it took more than {} MiB of memory, or it nests too deep",
            child::ADDRESS_SPACE_BYTES >> 20
        ))),
        // Anything else, such as a kill from outside, is no fault of the module.
        _ => Err(Error::Worker(format!("a compiler ended with {status}"))),
    }
}
