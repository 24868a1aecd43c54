//! A program: the entry file from start to end, as Node would run it.

use rquickjs::{Ctx, Promise, Result, Value};

use crate::modules::{self, Unit};
use crate::{engine, event_loop, failure, host};

/// What Node exits with when a module awaits something that never comes.
pub const UNSETTLED: i32 = 13;

/// Runs the file named by the second argument, then the event loop, and ends
/// the process.
pub fn run() {
    let path = std::env::args().nth(1).unwrap_or_default();
    engine::with(|ctx| {
        let started = failure::or_die(ctx, start(ctx, &path));
        event_loop::drain(ctx);
        event_loop::run(ctx, || false);
        if started.is_some_and(|promise| promise.result::<Value>().is_none()) {
            failure::say(&format!(
                "Warning: Detected unsettled top-level await in {}",
                crate::text::shown_path(&path)
            ));
            event_loop::exit(ctx, UNSETTLED);
        }
        let code = failure::or_die(
            ctx,
            engine::hook(ctx, "finish").and_then(|hook| hook.call(())),
        );
        event_loop::exit(ctx, code);
    });
}

/// Prepares `process` and loads the entry file; gives the promise of a
/// module's evaluation.
fn start<'js>(ctx: &Ctx<'js>, path: &str) -> Result<Option<Promise<'js>>> {
    prepare(ctx)?;
    load(ctx, path)
}

/// Tells the library what this run was started with.
pub fn prepare(ctx: &Ctx<'_>) -> Result<()> {
    host::begin_run();
    let arguments: Vec<String> = std::env::args().collect();
    let variables: Vec<Vec<String>> = std::env::vars()
        .map(|(name, value)| vec![name, value])
        .collect();
    engine::hook(ctx, "prepare")?.call((arguments, variables))
}

fn load<'js>(ctx: &Ctx<'js>, path: &str) -> Result<Option<Promise<'js>>> {
    let path = modules::resolve("/", path).map_err(|missing| missing.throw(ctx))?;
    match modules::read_and_compile(ctx, &path, "")? {
        Some(Unit::Function(function)) => {
            engine::hook(ctx, "runCommonJs")?.call::<_, Value>((path, function, true))?;
            Ok(None)
        }
        Some(Unit::Module(module)) => {
            let (_, promise) = modules::evaluate(module)?;
            // A module is itself a microtask, so these go before ticks.
            event_loop::run_microtasks(ctx);
            Ok(Some(promise))
        }
        None => Ok(None),
    }
}
