//! Locks the calling process down before it does anything dangerous.
//!
//! A [`Cage`] is a list of what a process may still do; everything else is
//! taken away by the kernel, for good, and for every program it starts:
//!
//! - **files** (landlock): only the named paths, read-only or writable; no
//!   other file can be opened, linked, renamed or listed, nothing that was
//!   written can be executed, and no device can be talked to;
//! - **network** (landlock and seccomp): no sockets at all;
//! - **kernel** (seccomp): no tracing, mounting, namespaces, keys, modules,
//!   io_uring, BPF and their like;
//! - **resources** (rlimits): CPU time, address space, file size, descriptors,
//!   processes, and no core dumps;
//! - **privileges**: a user of its own where the process was root, and no way
//!   to gain any by starting another program;
//! - **orphans**: it is killed when its parent thread ends.
//!
//! A process locks itself with [`Cage::lock`]. To start a foreign program
//! inside a cage there is [`Cage::arguments`] on the starting side and
//! [`main`] on the other: our own binary, started once more, locks itself and
//! then becomes that program.
//!
//! Where the kernel cannot do its part, and everywhere but on Linux, locking
//! fails: a cage with a hole is worse than none, since somebody would trust it.
//! Only [`Cage::lock_what_can_be`] goes on, and says what is missing.

mod cage;
mod command;
mod error;
#[cfg(target_os = "linux")]
mod files;
mod resources;
#[cfg(target_os = "linux")]
pub mod syscalls;
mod user;

pub use cage::{Cage, Enforced};
pub use command::{CLOSED, main};
pub use error::Error;
pub use user::spare_user;
