//! The server as browsers and programs meet it: a real one on a port of its own
//! for each test, real sockets, real runs.

#![allow(clippy::unwrap_used)]

mod accounts;
mod challenges;
mod history;
mod invites;
mod leaks;
mod live;
mod pages;
mod restart;
mod runs;
mod sockets;
mod support;
