//! The one QuickJS runtime and context of this instance.

pub mod arrays;
mod pages;
pub mod source;

use std::cell::OnceCell;

use rquickjs::{Context, Ctx, Function, Object, Persistent, Runtime};

use crate::{failure, library, modules};

/// What calls may use of the stack in linear memory. The link settings
/// reserve 8 MiB; the rest is headroom for native code below a check.
const STACK_BYTES: usize = 3 << 20;

/// What a program may allocate before the first collection of cycles. A
/// collection walks everything that the snapshot holds, so short runs should
/// not meet one.
const FIRST_COLLECTION_BYTES: usize = 8 << 20;

struct Engine {
    // Never dropped: the process ends first.
    _runtime: Runtime,
    context: Context,
    hooks: Persistent<Object<'static>>,
}

thread_local! {
    static ENGINE: OnceCell<Engine> = const { OnceCell::new() };
}

/// Creates the runtime, evaluates the library and collects garbage, so that
/// the snapshot is small.
pub fn start() {
    let started = begin();
    if let Err(error) = started {
        failure::internal(&format!("the library does not start: {error}"));
    }
}

fn begin() -> rquickjs::Result<()> {
    let runtime = Runtime::new()?;
    runtime.set_max_stack_size(STACK_BYTES);
    runtime.set_loader(modules::Finder, modules::Reader);
    runtime.set_host_promise_rejection_tracker(Some(Box::new(failure::track_rejection)));
    let context = Context::full(&runtime)?;
    let hooks = context.with(|ctx| {
        library::load(&ctx).map_or_else(
            |error| {
                let thrown = failure::thrown(&ctx, &error);
                failure::internal(&failure::describe_plainly(&ctx, &thrown))
            },
            |hooks| Persistent::save(&ctx, hooks),
        )
    });
    modules::seal();
    runtime.run_gc();
    let held = usize::try_from(runtime.memory_usage().malloc_size).unwrap_or(0);
    runtime.set_gc_threshold(held + FIRST_COLLECTION_BYTES);
    ENGINE.with(|engine| {
        let _ = engine.set(Engine {
            _runtime: runtime,
            context,
            hooks,
        });
    });
    Ok(())
}

/// Prepares a run that resumes the snapshot.
pub fn resume() {
    pages::keep();
}

/// Runs `work` with the context.
pub fn with<R>(work: impl FnOnce(&Ctx<'_>) -> R) -> R {
    ENGINE.with(|engine| match engine.get() {
        Some(engine) => engine.context.with(|ctx| work(&ctx)),
        None => failure::internal("the engine was not started"),
    })
}

/// A function that the library offers to this side, by name. Candidates
/// cannot reach the object that holds them.
pub fn hook<'js>(ctx: &Ctx<'js>, name: &str) -> rquickjs::Result<Function<'js>> {
    ENGINE.with(|engine| match engine.get() {
        Some(engine) => engine.hooks.clone().restore(ctx)?.get(name),
        None => failure::internal("the engine was not started"),
    })
}
