//! Real runtimes, installed once into the target folder, building and running
//! real programs in the real sandbox.

mod javascript;
mod rust;
mod support;
