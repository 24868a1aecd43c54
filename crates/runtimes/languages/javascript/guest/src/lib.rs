//! The JavaScript runtime as a WebAssembly reactor.
//!
//! `rt_init` starts QuickJS, evaluates the library under `library/`, and is
//! snapshotted by the host. Every run then starts from that snapshot through
//! one of the other exports: a program, a harness for typed calls, a harness
//! for tests, or a syntax check.

mod calls;
mod check;
mod device;
mod engine;
mod event_loop;
mod failure;
mod host;
mod library;
mod modules;
mod program;
mod text;
mod trial;

/// Starts the engine; called once, before the snapshot.
#[unsafe(no_mangle)]
pub extern "C" fn rt_init() {
    engine::start();
}

/// Runs the file named by the second argument as a program.
#[unsafe(no_mangle)]
pub extern "C" fn run_program() {
    engine::resume();
    program::run();
}

/// Answers `begin`, `construct` and `call` on the harness device.
#[unsafe(no_mangle)]
pub extern "C" fn run_calls() {
    engine::resume();
    calls::serve();
}

/// Answers `list_tests` and `run_test` on the harness device.
#[unsafe(no_mangle)]
pub extern "C" fn run_tests() {
    engine::resume();
    trial::serve();
}

/// Compiles the files named by the arguments without running any of them.
#[unsafe(no_mangle)]
pub extern "C" fn check() {
    engine::resume();
    check::run();
}
