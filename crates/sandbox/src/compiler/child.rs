//! The compile child: bounds itself, reads one module, writes it to the cache
//! or says why not, and ends.

use std::io::{self, Read};
use std::process::ExitCode;

use cage::Cage;

use crate::cache::Cache;
use crate::engine;
use crate::error::chain;
use crate::frame::{self, CompileAnswer, CompileOrder};
use crate::{Error, scan};

/// Processor time for one module. A candidate's takes a fifth of a second.
pub(super) const CPU_SECONDS: u64 = 10;
/// Address space for one module.
pub(super) const ADDRESS_SPACE_BYTES: u64 = 3 << 30;
/// The largest compiled module.
const COMPILED_BYTES: u64 = 256 << 20;

/// The body of the hidden subcommand `greenroom compile-module`: reads an
/// order and a module from standard input.
#[must_use]
pub fn main() -> ExitCode {
    let answer = match work() {
        Ok(answer) => answer,
        Err(error) => CompileAnswer::Failed(error.to_string()),
    };
    match frame::write(&mut io::stdout(), &answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn work() -> Result<CompileAnswer, Error> {
    let mut from = io::stdin().lock();
    let pipe = |error: io::Error| Error::Worker(error.to_string());
    let Some(order) = frame::read::<CompileOrder>(&mut from).map_err(pipe)? else {
        return Err(Error::Worker("there is no order".to_owned()));
    };
    let cache = Cache::open(&order.cache)?;
    lock(&cache);
    let mut wasm = Vec::new();
    from.take(scan::MODULE_BYTES as u64 + 1)
        .read_to_end(&mut wasm)
        .map_err(pipe)?;
    if let Err(reason) = scan::scan(&wasm) {
        return Ok(CompileAnswer::Rejected(reason));
    }
    compile(&order, &cache, &wasm)
}

/// Takes everything away but the folder that it writes to. Where the kernel
/// cannot, it goes on: it runs nothing of the candidate's, and the parent has
/// an eye on its time.
fn lock(cache: &Cache) {
    let enforced = Cage::new()
        .write(cache.folder())
        .cpu_seconds(CPU_SECONDS)
        .address_space_bytes(ADDRESS_SPACE_BYTES)
        .file_bytes(COMPILED_BYTES)
        .alone()
        .lock_what_can_be();
    for error in enforced.missing {
        tracing::warn!(%error, "a compiler is not locked down");
    }
}

fn compile(order: &CompileOrder, cache: &Cache, wasm: &[u8]) -> Result<CompileAnswer, Error> {
    let engine = engine::compiling(order.options, false)?;
    match engine.precompile_module(wasm) {
        Ok(module) if module.len() as u64 > COMPILED_BYTES => Ok(CompileAnswer::Rejected(format!(
            "its machine code has {} MiB, more than {}",
            module.len() >> 20,
            COMPILED_BYTES >> 20
        ))),
        Ok(module) => {
            cache.put(&order.key, &module)?;
            Ok(CompileAnswer::Ready)
        }
        Err(error) => Ok(CompileAnswer::Rejected(chain(&error))),
    }
}
