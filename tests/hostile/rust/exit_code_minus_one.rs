// expect: RTE
// exit: -1
fn main() {
    std::process::exit(-1);
}
