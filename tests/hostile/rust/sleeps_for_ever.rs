// expect: TLE
fn main() {
    std::thread::sleep(std::time::Duration::MAX);
}
