// expect: AC
// What sort of file comes out is not the source's to say.
#![crate_type = "cdylib"]

fn main() {}
