// expect: RTE
// stderr: failed to spawn thread
fn main() {
    std::thread::spawn(|| println!("beside")).join().unwrap();
}
