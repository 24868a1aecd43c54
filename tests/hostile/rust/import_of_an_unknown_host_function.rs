// expect: CE
// says: open_the_door
#[link(wasm_import_module = "host")]
unsafe extern "C" {
    fn open_the_door() -> i32;
}

fn main() {
    // SAFETY: never linked.
    println!("{}", unsafe { open_the_door() });
}
