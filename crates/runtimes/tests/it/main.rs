//! Real runtimes, installed once into the cache, building and running real
//! programs in the real sandbox.

mod javascript;
mod python;
mod rust;
mod support;
