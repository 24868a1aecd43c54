// expect: RTE
// stderr: attempt to divide by zero
fn main() {
    println!("{}", 1 / std::hint::black_box(0));
}
