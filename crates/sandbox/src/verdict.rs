//! From what wasmtime says to how a run ended. The order of the questions is
//! the precedence of verdicts: a typed error of the host, the exit code, out
//! of fuel, stack overflow, memory refused and trapped, any other trap; and
//! what is left is our own fault.

use wasmtime::Trap as WasmTrap;

use crate::error::chain;
use crate::outcome::{End, Trap};
use crate::stop::Stop;

/// The module has no such entry.
#[derive(Debug, thiserror::Error)]
#[error("the module cannot be entered: {0}")]
pub(crate) struct NoEntry(pub(crate) String);

/// Reads the result of instantiating and calling. An error is a fault of
/// ours, in words.
pub(crate) fn end(result: wasmtime::Result<()>, memory_refused: bool) -> Result<End, String> {
    let Err(error) = result else {
        return Ok(End::Exited(0));
    };
    if let Some(stop) = error.downcast_ref::<Stop>() {
        return Ok(stopped(*stop));
    }
    if let Some(NoEntry(reason)) = error.downcast_ref() {
        return Ok(End::Rejected(reason.clone()));
    }
    match error.downcast_ref::<WasmTrap>() {
        Some(WasmTrap::OutOfFuel) => Ok(End::OutOfFuel),
        Some(WasmTrap::StackOverflow) => Ok(End::Trapped(Trap::StackOverflow)),
        Some(_) | None if memory_refused => Ok(End::OutOfMemory),
        Some(trap) => Ok(End::Trapped(kind(*trap))),
        None => Err(chain(&error)),
    }
}

fn stopped(stop: Stop) -> End {
    match stop {
        Stop::Exit(code) => End::Exited(code),
        Stop::OutOfFuel => End::OutOfFuel,
        Stop::OutputLimit => End::OutputLimit,
        Stop::NoMemory => End::Trapped(Trap::Other),
        Stop::Cancelled => End::Cancelled,
        Stop::WallBackstop => End::WallBackstop,
    }
}

fn kind(trap: WasmTrap) -> Trap {
    match trap {
        WasmTrap::StackOverflow => Trap::StackOverflow,
        WasmTrap::UnreachableCodeReached => Trap::Unreachable,
        WasmTrap::MemoryOutOfBounds | WasmTrap::HeapMisaligned => Trap::MemoryOutOfBounds,
        WasmTrap::TableOutOfBounds | WasmTrap::IndirectCallToNull | WasmTrap::BadSignature => {
            Trap::BadIndirectCall
        }
        WasmTrap::IntegerDivisionByZero => Trap::DivisionByZero,
        WasmTrap::IntegerOverflow | WasmTrap::BadConversionToInteger => Trap::IntegerOverflow,
        _ => Trap::Other,
    }
}
