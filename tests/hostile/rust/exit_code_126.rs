// expect: RTE
// exit: 126
fn main() {
    std::process::exit(126);
}
