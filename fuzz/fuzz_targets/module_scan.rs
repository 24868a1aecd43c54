//! Any bytes as a module: a yes or a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(reason) = sandbox::scan(bytes) {
        assert!(!reason.is_empty());
    }
});
