// expect: RTE
fn main() {
    std::process::abort();
}
