// expect: CE
// says: system
unsafe extern "C" {
    fn system(command: *const std::ffi::c_char) -> i32;
}

fn main() {
    // SAFETY: never linked.
    println!("{}", unsafe { system(c"id".as_ptr()) });
}
