// expect: CE
// says: recursion limit
fn deeper<T: std::fmt::Debug>(value: T, depth: u32) {
    println!("{value:?}");
    if depth > 0 {
        deeper(Some(value), depth - 1);
    }
}

fn main() {
    deeper(1, 1);
}
