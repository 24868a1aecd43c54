//! The syntax check that stands for a compiler: every file is compiled and
//! none is run.

use crate::modules;
use crate::{engine, failure};

/// Compiles the files named by the arguments. Tells of each that does not
/// compile, on standard error, and exits 1 if there was one.
pub fn run() {
    modules::check_only();
    let mut broken = 0;
    engine::with(|ctx| {
        for path in std::env::args().skip(1) {
            if modules::read_and_compile(ctx, &path, "").is_err() {
                failure::say(&failure::describe(ctx, &ctx.catch()));
                broken += 1;
            }
        }
    });
    std::process::exit(i32::from(broken > 0));
}
