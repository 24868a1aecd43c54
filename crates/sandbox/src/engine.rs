//! The one engine configuration of everything that runs guests, and what an
//! engine keeps between runs.
//!
//! The values were measured; `docs/benchmarks.md` has the figures. Whatever
//! changes here changes [`crate::digest`], so nothing that was compiled or
//! judged under another configuration is mistaken for this one.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use sha2::{Digest, Sha256};
use wasmtime::{
    Config, Enabled, InstanceAllocationStrategy, OperatorCost, OptLevel, PoolingAllocationConfig,
    Strategy, WasmFeatures,
};

use crate::Error;
use crate::guest::Guest;
use crate::image::Images;
use crate::program::Programs;

/// Memories in one module: multi-memory is off.
pub(crate) const MEMORIES_PER_MODULE: u32 = 1;
/// Tables in one module. Every interpreter so far has one.
pub(crate) const TABLES_PER_MODULE: u32 = 4;

/// Elements that one table can ever have; a run's own limit is lower.
const TABLE_ELEMENTS: usize = 1_000_000;
/// The stack of a guest. CPython recurses to 19,000 frames of ours in it.
const WASM_STACK_BYTES: usize = 16 << 20;
/// The stack that host calls find below it.
const HOST_STACK_BYTES: usize = 2 << 20;
/// Memory of a slot that is zeroed by hand instead of given back, since page
/// faults cost more than zeroing.
const KEEP_RESIDENT_BYTES: usize = 8 << 20;
/// Images up to this are mapped and not copied: pre-initialised interpreters
/// have their whole heap in there.
const DENSE_IMAGE_BYTES: u64 = 512 << 20;
/// Fuel between two looks at the interrupts: 2 to 10 ms of guest time.
const SLICE_FUEL: u64 = 5_000_000;
/// What one page of `memory.grow` costs beside the call itself; the most that
/// wasmtime can express.
const GROW_FUEL: u8 = 255;

/// The proposals that are on. Everything else is off: what is not there
/// cannot be attacked.
pub(crate) fn features() -> WasmFeatures {
    WasmFeatures::MUTABLE_GLOBAL
        | WasmFeatures::SATURATING_FLOAT_TO_INT
        | WasmFeatures::SIGN_EXTENSION
        | WasmFeatures::REFERENCE_TYPES
        | WasmFeatures::MULTI_VALUE
        | WasmFeatures::BULK_MEMORY
        | WasmFeatures::SIMD
        | WasmFeatures::TAIL_CALL
        | WasmFeatures::EXTENDED_CONST
        | WasmFeatures::FLOATS
}

/// How an engine is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Options {
    /// Instances that can be alive at once. A worker runs one at a time; more
    /// slots let several programs keep their memory mapped.
    pub slots: u32,
    /// Whether NaNs have one bit pattern on every processor. Costs up to 4×
    /// in float-heavy code, so only where verdicts must match across kinds of
    /// processors. Modules compiled without it do not load with it.
    pub canonical_nan: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            slots: 4,
            canonical_nan: false,
        }
    }
}

/// An engine, and the modules and images that it has loaded.
pub struct Engine {
    pub(crate) wasmtime: wasmtime::Engine,
    pub(crate) programs: Programs,
    pub(crate) images: Images,
}

impl Engine {
    /// Sets up an engine to run guests.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`] if the machine lacks the address space, about 4 GiB
    /// a slot.
    pub fn new(options: Options) -> Result<Self, Error> {
        let mut config = base(options);
        config.allocation_strategy(InstanceAllocationStrategy::Pooling(pooling(options.slots)));
        let wasmtime = wasmtime::Engine::new(&config).map_err(Error::engine)?;
        Ok(Self {
            programs: Programs::new(&wasmtime)?,
            images: Images::default(),
            wasmtime,
        })
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Engine").finish_non_exhaustive()
    }
}

/// An engine that only compiles: it reserves no memory for instances, so it
/// fits under an address-space limit.
pub(crate) fn compiling(options: Options, parallel: bool) -> Result<wasmtime::Engine, Error> {
    let mut config = base(options);
    config.parallel_compilation(parallel);
    wasmtime::Engine::new(&config).map_err(Error::engine)
}

/// What compiling and running have in common.
fn base(options: Options) -> Config {
    let mut config = Config::new();
    config
        .strategy(Strategy::Cranelift)
        .cranelift_opt_level(OptLevel::Speed)
        .cranelift_nan_canonicalization(options.canonical_nan)
        .consume_fuel(true)
        .operator_cost(operator_cost())
        .max_wasm_stack(WASM_STACK_BYTES)
        .async_stack_size(WASM_STACK_BYTES + HOST_STACK_BYTES)
        .memory_guaranteed_dense_image_size(DENSE_IMAGE_BYTES)
        .wasm_backtrace_max_frames(None)
        .generate_address_map(false)
        .debug_symbols(false)
        .wasm_features(WasmFeatures::all(), false)
        .wasm_features(features(), true);
    config
}

/// Fuel per operator: one each, but what asks the host for memory pays for it.
fn operator_cost() -> OperatorCost {
    let mut cost = OperatorCost::new();
    cost.MemoryGrow = GROW_FUEL;
    cost.TableGrow = GROW_FUEL;
    cost.variable.memory_grow_per_page = GROW_FUEL;
    cost.variable.table_grow_per_element = 4;
    cost
}

fn pooling(slots: u32) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(slots)
        .total_memories(slots * MEMORIES_PER_MODULE)
        .total_tables(slots * TABLES_PER_MODULE)
        .total_stacks(slots)
        .max_memories_per_module(MEMORIES_PER_MODULE)
        .max_tables_per_module(TABLES_PER_MODULE)
        .max_memory_size(1 << 32)
        .table_elements(TABLE_ELEMENTS)
        .max_core_instance_size(8 << 20)
        .max_unused_warm_slots(slots)
        .linear_memory_keep_resident(KEEP_RESIDENT_BYTES)
        .table_keep_resident(1 << 20)
        .pagemap_scan(if PoolingAllocationConfig::is_pagemap_scan_available() {
            Enabled::Yes
        } else {
            Enabled::No
        });
    pool
}

/// A store for one run.
pub(crate) fn store(
    engine: &Engine,
    guest: Guest,
    fuel: u64,
) -> Result<wasmtime::Store<Guest>, Error> {
    let mut store = wasmtime::Store::new(&engine.wasmtime, guest);
    store.limiter(|guest| &mut guest.limiter);
    store.set_fuel(fuel).map_err(Error::engine)?;
    store
        .fuel_async_yield_interval(Some(SLICE_FUEL))
        .map_err(Error::engine)?;
    Ok(store)
}

/// Everything that decides whether a compiled module loads: as above, and the
/// kind of processor. Found once, since it takes an engine.
pub(crate) fn compatibility(options: Options) -> Result<&'static [u8], Error> {
    static PLAIN: OnceLock<Vec<u8>> = OnceLock::new();
    static CANONICAL: OnceLock<Vec<u8>> = OnceLock::new();
    let known = if options.canonical_nan {
        &CANONICAL
    } else {
        &PLAIN
    };
    if let Some(known) = known.get() {
        return Ok(known);
    }
    let engine = compiling(options, false)?;
    let mut hasher = Fingerprint(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut hasher);
    Ok(known.get_or_init(|| hasher.0.finalize().to_vec()))
}

/// A digest that can be used where a hasher is asked for.
struct Fingerprint(Sha256);

impl Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks: the digest itself is what is wanted.
    fn finish(&self) -> u64 {
        0
    }
}

/// Everything above that a program can notice, for the digest. What only the
/// machine decides, such as the kind of processor, is left out: the same
/// program costs the same fuel everywhere.
pub(crate) fn fingerprint() -> String {
    format!(
        "features {:x} costs {:?} stack {WASM_STACK_BYTES}",
        features().bits(),
        operator_cost().variable,
    )
}
