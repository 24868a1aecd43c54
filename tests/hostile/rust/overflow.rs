// expect: RTE
// stderr: attempt to add with overflow
fn main() {
    let mut number = i32::MAX - 1;
    for step in 0..std::hint::black_box(3) {
        number += step;
    }
    println!("{number}");
}
