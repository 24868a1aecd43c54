//! Linked into every program, before its `main`: the working folder is `/work`
//! where there is one, since the standard start-up leaves it at `/`.

use std::ffi::{CStr, c_char, c_int};

unsafe extern "C" {
    fn chdir(path: *const c_char) -> c_int;
}

#[used]
#[unsafe(link_section = ".init_array")]
static START: extern "C" fn() = start;

extern "C" fn start() {
    const WORK: &CStr = c"/work";
    // SAFETY: a C string that lives for ever. If there is no such folder the
    // program stays where it is.
    unsafe { chdir(WORK.as_ptr()) };
}
