// expect: RTE
// stderr: panic_says_where.rs:5:27
fn main() {
    let numbers = std::hint::black_box(vec![1, 2, 3]);
    println!("{}", numbers[std::env::args().count() + 5]);
}
