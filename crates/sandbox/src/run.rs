//! One run: a fresh instance, from its start to its outcome.

use std::time::{Duration, Instant};

use wasmtime::{InstancePre, Store};

use crate::engine::{Engine, store};
use crate::error::chain;
use crate::executor::run_slices;
use crate::guest::Guest;
use crate::interrupt::{Cancel, Interrupt};
use crate::limiter::Limiter;
use crate::outcome::{End, Outcome};
use crate::verdict::{self, NoEntry};
use crate::world::{Sink, World, check_count};
use crate::{Error, Job};

/// Runs a job in this process, to its end.
///
/// For installing, tests and benches. Whatever a candidate wrote runs through
/// a [`crate::Pool`], in a process of its own that has locked itself down.
///
/// # Errors
///
/// Only what is not the guest's doing: a module or image that cannot be
/// loaded, a job that contradicts itself.
pub fn run(engine: &Engine, job: &Job) -> Result<Outcome, Error> {
    execute(engine, job.clone(), Control::default())
}

/// How a run is watched and ended from outside.
#[derive(Default)]
pub(crate) struct Control {
    /// Ends it.
    pub(crate) cancel: Cancel,
    /// Watches its output.
    pub(crate) sink: Option<Box<dyn Sink>>,
}

/// Runs a job.
pub(crate) fn execute(engine: &Engine, job: Job, control: Control) -> Result<Outcome, Error> {
    let start = Instant::now();
    let ready = engine.programs.get(&job.program.module)?;
    let entry = job.program.entry.clone();
    let collect = job.collect.clone();
    let mut store = prepare(engine, job, control)?;
    let end = finish(&mut store, &ready, &entry)?;
    Ok(conclude(store, end, &collect, start))
}

/// The store of a job: its world, limits and interrupts.
pub(crate) fn prepare(engine: &Engine, job: Job, control: Control) -> Result<Store<Guest>, Error> {
    check_count(job.files.len())?;
    let mounts = engine.images.mounts(&job.program.images)?;
    let (fuel, wall) = (job.limits.fuel, Duration::from_millis(job.limits.wall_ms));
    let guest = Guest {
        limiter: Limiter::new(&job.limits),
        interrupt: Interrupt::new(control.cancel, wall),
        memory: None,
        fuel_limit: fuel,
        world: World::new(job, &mounts, control.sink)?,
    };
    store(engine, guest, fuel)
}

/// Instantiates and calls the entry, slice by slice.
fn finish(store: &mut Store<Guest>, ready: &InstancePre<Guest>, entry: &str) -> Result<End, Error> {
    // The interrupts live in the store, which the future borrows; they are
    // looked at through a second pair of eyes.
    let interrupt = store.data().interrupt.watcher();
    let ended = run_slices(start(&mut *store, ready, entry), || interrupt.look());
    let result = match ended {
        Ok(result) => result,
        Err(stop) => Err(wasmtime::Error::new(stop)),
    };
    let refused = store.data().limiter.memory_refused();
    verdict::end(result, refused).map_err(Error::Job)
}

async fn start(
    mut store: &mut Store<Guest>,
    ready: &InstancePre<Guest>,
    entry: &str,
) -> wasmtime::Result<()> {
    let instance = ready.instantiate_async(&mut store).await?;
    let memory = instance.get_memory(&mut store, "memory");
    store.data_mut().memory = memory;
    let entry = instance
        .get_typed_func::<(), ()>(&mut store, entry)
        .map_err(|error| wasmtime::Error::new(NoEntry(chain(&error))))?;
    entry.call_async(&mut store, ()).await
}

/// Gathers the outcome.
fn conclude(mut store: Store<Guest>, end: End, collect: &[String], start: Instant) -> Outcome {
    let left = store.get_fuel().unwrap_or(0);
    let guest = store.data_mut();
    let fuel = match end {
        End::Trapped(_) | End::OutOfMemory | End::Rejected(_) => None,
        End::OutOfFuel => Some(guest.fuel_limit),
        _ => Some(guest.fuel_limit.saturating_sub(left)),
    };
    let files = collect
        .iter()
        .filter_map(|path| Some((path.clone(), guest.world.collect(path)?)))
        .collect();
    Outcome {
        end,
        fuel,
        memory_bytes: guest.limiter.memory_bytes(),
        memory_refused: guest.limiter.memory_refused(),
        stdout: std::mem::take(&mut guest.world.output.stdout),
        stderr: std::mem::take(&mut guest.world.output.stderr),
        responses: guest.world.harness.take_answers(),
        files,
        wall_us: u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX),
    }
}
