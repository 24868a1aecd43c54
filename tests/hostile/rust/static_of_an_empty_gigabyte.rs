// expect: CE
// says: memory
static mut EMPTY: [u8; 1 << 30] = [0; 1 << 30];

fn main() {
    // SAFETY: one thread.
    unsafe {
        EMPTY[std::env::args().count()] = 1;
        println!("{}", EMPTY[7]);
    }
}
