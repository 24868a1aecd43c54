// expect: CE
// says: may not be used on the stable release channel
#![feature(core_intrinsics)]

fn main() {}
