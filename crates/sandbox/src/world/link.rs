//! Binds every function of preview 1 to the world.

use wasmtime::{Caller, Extern, Linker, Memory as WasmMemory, Result};

use super::World;
use super::calls::{
    arguments, descriptors, folders, paths, poll, process, readwrite, sockets, time,
};
use super::errno::Failure;
use super::memory::Memory;
use super::meter::{CALL, Meter};
use crate::guest::Guest;
use crate::stop::Stop;

/// The import module of preview 1.
pub(crate) const MODULE: &str = "wasi_snapshot_preview1";

/// One host call: the guest's memory, its world, and its purse.
pub(crate) struct Call<'call> {
    pub(crate) memory: Memory<'call>,
    pub(crate) world: &'call mut World,
    pub(crate) meter: Meter,
}

/// Runs one host call: pays for it, looks at the interrupts, does it, and
/// puts what is left back.
fn enter(
    mut caller: Caller<'_, Guest>,
    body: impl FnOnce(&mut Call<'_>) -> std::result::Result<(), Failure>,
) -> Result<u32> {
    let left = caller.get_fuel()?;
    let memory = exported_memory(&mut caller)?;
    let (bytes, guest) = memory.data_and_store_mut(&mut caller);
    let interrupted = guest.interrupt.glance();
    let mut call = Call {
        memory: Memory(bytes),
        meter: Meter::new(left, guest.fuel_limit),
        world: &mut guest.world,
    };
    let result = interrupted
        .map_err(Failure::from)
        .and_then(|()| call.meter.spend(CALL))
        .and_then(|()| body(&mut call));
    let left = call.meter.left();
    caller.set_fuel(left)?;
    match result {
        Ok(()) => Ok(0),
        Err(Failure::Errno(errno)) => Ok(errno as u32),
        Err(Failure::Stop(stop)) => Err(wasmtime::Error::new(stop)),
    }
}

/// The memory, remembered since instantiation; start functions run before.
fn exported_memory(caller: &mut Caller<'_, Guest>) -> Result<WasmMemory> {
    if let Some(memory) = caller.data().memory {
        return Ok(memory);
    }
    match caller.get_export("memory") {
        Some(Extern::Memory(memory)) => {
            caller.data_mut().memory = Some(memory);
            Ok(memory)
        }
        _ => Err(wasmtime::Error::new(Stop::NoMemory)),
    }
}

/// Binds functions: `name(parameters) => function` for each.
macro_rules! bind {
    ($linker:ident: $($name:ident($($parameter:ident: $kind:ty),*) => $function:path;)*) => {
        $($linker.func_wrap(
            MODULE,
            stringify!($name),
            |caller: Caller<'_, Guest> $(, $parameter: $kind)*| {
                enter(caller, |call| $function(call $(, $parameter)*))
            },
        )?;)*
    };
}

/// Adds preview 1 to a linker.
pub(crate) fn link(linker: &mut Linker<Guest>) -> Result<()> {
    bind! { linker:
        args_get(table: u32, text: u32) => arguments::arguments;
        args_sizes_get(count: u32, bytes: u32) => arguments::arguments_sizes;
        environ_get(table: u32, text: u32) => arguments::environment;
        environ_sizes_get(count: u32, bytes: u32) => arguments::environment_sizes;
        clock_res_get(clock: u32, result: u32) => time::resolution;
        clock_time_get(clock: u32, precision: u64, result: u32) => time::now;
        random_get(pointer: u32, length: u32) => time::random;
        poll_oneoff(subscriptions: u32, events: u32, count: u32, result: u32) => poll::poll;
        sched_yield() => process::sched_yield;
        proc_raise(signal: u32) => process::raise;
        fd_read(fd: u32, buffers: u32, count: u32, result: u32) => readwrite::read;
        fd_pread(fd: u32, buffers: u32, count: u32, offset: u64, result: u32) => readwrite::pread;
        fd_write(fd: u32, buffers: u32, count: u32, result: u32) => readwrite::write;
        fd_pwrite(fd: u32, buffers: u32, count: u32, offset: u64, result: u32) => readwrite::pwrite;
        fd_seek(fd: u32, offset: i64, whence: u32, result: u32) => readwrite::seek;
        fd_tell(fd: u32, result: u32) => readwrite::tell;
        fd_advise(fd: u32, offset: u64, length: u64, advice: u32) => descriptors::advise;
        fd_allocate(fd: u32, offset: u64, length: u64) => descriptors::allocate;
        fd_close(fd: u32) => descriptors::close;
        fd_datasync(fd: u32) => descriptors::sync;
        fd_sync(fd: u32) => descriptors::sync;
        fd_renumber(from: u32, to: u32) => descriptors::renumber;
        fd_fdstat_get(fd: u32, result: u32) => descriptors::status;
        fd_fdstat_set_flags(fd: u32, flags: u32) => descriptors::set_flags;
        fd_fdstat_set_rights(fd: u32, base: u64, inheriting: u64) => descriptors::set_rights;
        fd_filestat_get(fd: u32, result: u32) => descriptors::attributes;
        fd_filestat_set_size(fd: u32, size: u64) => descriptors::set_size;
        fd_filestat_set_times(fd: u32, accessed: u64, modified: u64, flags: u32) => descriptors::set_times;
        fd_prestat_get(fd: u32, result: u32) => folders::preopen;
        fd_prestat_dir_name(fd: u32, path: u32, length: u32) => folders::preopen_name;
        fd_readdir(fd: u32, buffer: u32, length: u32, cookie: u64, result: u32) => folders::list;
        path_create_directory(fd: u32, path: u32, length: u32) => paths::make_folder;
        path_filestat_get(fd: u32, flags: u32, path: u32, length: u32, result: u32) => paths::attributes;
        path_filestat_set_times(fd: u32, flags: u32, path: u32, length: u32, accessed: u64, modified: u64, times: u32) => paths::set_times;
        path_link(from: u32, flags: u32, path: u32, length: u32, to: u32, new_path: u32, new_length: u32) => paths::link;
        path_open(fd: u32, lookup: u32, path: u32, length: u32, opening: u32, rights: u64, inheriting: u64, flags: u32, result: u32) => paths::open;
        path_readlink(fd: u32, path: u32, length: u32, buffer: u32, room: u32, result: u32) => paths::read_link;
        path_remove_directory(fd: u32, path: u32, length: u32) => paths::remove_folder;
        path_rename(from: u32, path: u32, length: u32, to: u32, new_path: u32, new_length: u32) => paths::rename;
        path_symlink(target: u32, target_length: u32, fd: u32, path: u32, length: u32) => paths::symlink;
        path_unlink_file(fd: u32, path: u32, length: u32) => paths::unlink;
        sock_accept(fd: u32, flags: u32, result: u32) => sockets::accept;
        sock_recv(fd: u32, buffers: u32, count: u32, flags: u32, received: u32, status: u32) => sockets::receive;
        sock_send(fd: u32, buffers: u32, count: u32, flags: u32, sent: u32) => sockets::send;
        sock_shutdown(fd: u32, how: u32) => sockets::shutdown;
    }
    // The one function that does not return, and needs no memory.
    linker.func_wrap(MODULE, "proc_exit", |code: i32| -> Result<()> {
        Err(wasmtime::Error::new(Stop::Exit(code)))
    })?;
    Ok(())
}
