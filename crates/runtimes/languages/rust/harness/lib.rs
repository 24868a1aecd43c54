//! What is linked into every Rust program that the judge talks to: the wire
//! format of values, the conversation over the harness device, and the stand-in
//! for the standard `test` crate.
//!
//! It runs inside the guest, uses nothing but `std`, and is compiled once, at
//! install. A program generated from the challenge's interface calls it; that
//! program holds no knowledge of cases or expected values.
//!
//! Every value is read and written *as a declared type*: the traits take a
//! marker from [`kind`], so `Vec<u8>` is base64 text where the challenge says
//! `bytes` and an array where it says `list<int>`.

mod argument;
mod base64;
mod calls;
mod device;
mod fault;
mod from_wire;
pub mod kind;
mod panic;
mod reader;
mod request;
mod test_crate;
mod test_run;
mod to_wire;
mod writer;

pub use argument::{Argument, Slot};
pub use calls::{Solution, returned, serve, tried};
pub use fault::Fault;
pub use from_wire::{FromWire, field};
pub use reader::Reader;
pub use test_crate::{
    ShouldPanic, StaticTestFn, StaticTestName, TestDesc, TestDescAndFn, TestType,
    assert_test_result, test_main_static,
};
pub use to_wire::ToWire;
pub use writer::Writer;
