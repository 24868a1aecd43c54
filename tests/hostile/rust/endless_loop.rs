// expect: TLE
fn main() {
    let mut count = 0_u64;
    while std::hint::black_box(true) {
        count = count.wrapping_add(1);
    }
    println!("{count}");
}
