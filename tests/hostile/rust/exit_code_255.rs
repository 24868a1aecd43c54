// expect: RTE
// exit: 255
fn main() {
    std::process::exit(255);
}
