//! Starts an interpreter once, and makes a module of what it was like then.
//!
//! For what is ours, at install: the module runs in this process, in the same
//! world that it will be resumed in, with the clock standing still.

use wasmparser::ValType;
use wasmtime::{Instance, Module, Store, Val};
use wasmtime_wizer::{InstanceState, SnapshotVal, Wizer};

use crate::engine::{Engine, Options};
use crate::error::chain;
use crate::executor::run_slices;
use crate::guest::Guest;
use crate::run::{Control, prepare};
use crate::{Error, Job};

/// What a reactor exports to be set up before anything else.
const INITIALIZE: &str = "_initialize";

/// Runs `_initialize`, if the module exports it, then its export `init`, and
/// gives a module that starts where that ended.
///
/// The job is what it finds: images, files, arguments, environment, seed and
/// limits. Its program's module and entry are not looked at. Whoever resumes
/// the module must show it the same images, or what it remembers is wrong.
///
/// # Errors
///
/// [`Error::Prepare`] if the module cannot be snapshotted, or if starting it
/// trapped, exited or ran out of fuel; with what it wrote.
pub fn snapshot(wasm: &[u8], init: &str, job: &Job) -> Result<Vec<u8>, Error> {
    let mut wizer = Wizer::new();
    wizer.init_func(init).keep_init_func(true);
    let (context, instrumented) = wizer.instrument(wasm).map_err(Error::prepare)?;
    let engine = Engine::new(Options {
        slots: 1,
        ..Options::default()
    })?;
    let module = Module::new(&engine.wasmtime, &instrumented).map_err(Error::prepare)?;
    let ready = engine.programs.prepare(&module).map_err(Error::prepare)?;
    let mut store = prepare(&engine, job.clone(), Control::default())?;
    store.data_mut().world.freeze_clock();
    let started = to_the_end(async {
        let instance = ready.instantiate_async(&mut store).await?;
        let memory = instance.get_memory(&mut store, "memory");
        store.data_mut().memory = memory;
        if instance.get_func(&mut store, INITIALIZE).is_some() {
            call(&mut store, instance, INITIALIZE).await?;
        }
        if init != INITIALIZE {
            call(&mut store, instance, init).await?;
        }
        wasmtime::Result::Ok(instance)
    });
    let instance = started.map_err(|error| failed(&error, &store))?;
    let mut state = Started { store, instance };
    to_the_end(wizer.snapshot(&context, &mut state)).map_err(Error::prepare)
}

/// Nobody interrupts an install but the one who started it, by ending it.
fn to_the_end<T>(future: impl Future<Output = T>) -> T {
    let Ok(value) = run_slices(future, || Ok::<(), std::convert::Infallible>(()));
    value
}

async fn call(store: &mut Store<Guest>, instance: Instance, name: &str) -> wasmtime::Result<()> {
    instance
        .get_typed_func::<(), ()>(&mut *store, name)?
        .call_async(&mut *store, ())
        .await
}

/// Why it did not start, and the end of what it wrote about that.
fn failed(error: &wasmtime::Error, store: &Store<Guest>) -> Error {
    /// How much of its output tells enough.
    const TAIL: usize = 4_096;
    let output = &store.data().world.output;
    let written = [&output.stdout[..], &output.stderr[..]].concat();
    let tail = &written[written.len().saturating_sub(TAIL)..];
    Error::Prepare(format!(
        "start it for a snapshot: {}; it wrote: {}",
        chain(error),
        String::from_utf8_lossy(tail)
    ))
}

/// The started instance, for the snapshot to look at.
struct Started {
    store: Store<Guest>,
    instance: Instance,
}

impl InstanceState for Started {
    async fn global_get(&mut self, name: &str, _: ValType) -> SnapshotVal {
        let global = self.instance.get_global(&mut self.store, name);
        match global.map(|global| global.get(&mut self.store)) {
            Some(Val::I32(value)) => SnapshotVal::I32(value),
            Some(Val::I64(value)) => SnapshotVal::I64(value),
            Some(Val::F32(value)) => SnapshotVal::F32(value),
            Some(Val::F64(value)) => SnapshotVal::F64(value),
            Some(Val::V128(value)) => SnapshotVal::V128(value.as_u128()),
            // `instrument` exports exactly the numeric globals.
            other => unreachable!("the global {name} is {other:?}"),
        }
    }

    async fn memory_contents(&mut self, name: &str, contents: impl FnOnce(&[u8]) + Send) {
        match self.instance.get_memory(&mut self.store, name) {
            Some(memory) => contents(memory.data(&self.store)),
            // `instrument` exports every memory.
            None => unreachable!("the memory {name} is not exported"),
        }
    }
}
