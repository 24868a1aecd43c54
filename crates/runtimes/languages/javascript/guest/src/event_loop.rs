//! Turning the crank: microtasks, timers, and the end of the process.

use rquickjs::{Ctx, Result};

use crate::{engine, failure};

/// Runs everything that waits for the current task to end: `nextTick`
/// callbacks and promise reactions. A rejection that nobody handles then is
/// fatal, as in Node.
pub fn drain(ctx: &Ctx<'_>) {
    loop {
        let ticked = engine::hook(ctx, "runTicks").and_then(|hook| hook.call::<_, bool>(()));
        let ticked = failure::or_die(ctx, ticked);
        if !run_microtasks(ctx) && !ticked {
            break;
        }
    }
    failure::report_rejections(ctx);
}

/// Runs promise reactions until none is left; tells whether there was one.
pub fn run_microtasks(ctx: &Ctx<'_>) -> bool {
    let mut ran = false;
    while ctx.execute_pending_job() {
        ran = true;
    }
    ran
}

/// Runs timers and immediates until `done` or until nothing is left.
pub fn run(ctx: &Ctx<'_>, done: impl Fn() -> bool) {
    while !done() {
        let ran: Result<bool> = engine::hook(ctx, "runTask").and_then(|hook| hook.call(()));
        if !failure::or_die(ctx, ran) {
            break;
        }
        drain(ctx);
    }
}

/// Ends the process after the listeners of `exit` ran.
pub fn exit(ctx: &Ctx<'_>, code: i32) -> ! {
    let code = engine::hook(ctx, "emitExit")
        .and_then(|hook| hook.call::<_, i32>((code,)))
        .unwrap_or(code);
    std::process::exit(code)
}
