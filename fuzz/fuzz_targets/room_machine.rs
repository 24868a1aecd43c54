//! Several browsers and a room, driven by bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/room/tests/driver/driver.rs"]
mod driver;

fuzz_target!(|bytes: &[u8]| driver::drive(bytes));
