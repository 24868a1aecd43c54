//! What lies where in an installed Rust runtime. It is a sysroot of rustc with
//! only what is needed for one target, and beside it what is ours.

/// The target that solutions are compiled for.
pub(super) const TARGET: &str = "wasm32-wasip1";

/// The machine that rustc itself runs on.
pub(super) fn host() -> String {
    format!("{}-unknown-linux-gnu", std::env::consts::ARCH)
}

/// The standard library of the target.
pub(super) fn standard_library() -> String {
    format!("lib/rustlib/{TARGET}/lib")
}

/// The linker that rustc starts.
pub(super) fn linker() -> String {
    format!("lib/rustlib/{}/bin/rust-lld", host())
}

/// Our library, linked into what the judge talks to.
pub(super) const HARNESS: &str = "greenroom/libgreenroom.rlib";

/// Our object that every program starts with.
pub(super) const START: &str = "greenroom/start.o";
