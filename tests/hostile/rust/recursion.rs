// expect: RTE
fn deeper(count: u64) -> u64 {
    if std::hint::black_box(count) == u64::MAX {
        return 0;
    }
    1 + deeper(count + 1)
}

fn main() {
    println!("{}", deeper(0));
}
