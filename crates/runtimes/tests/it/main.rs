//! Real runtimes, installed once into the cache, building and running real
//! programs in the real sandbox.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod hostile;
mod javascript;
mod places;
mod python;
mod rust;
mod support;
