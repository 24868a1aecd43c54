// expect: CE
static FULL: [u8; 1 << 30] = [7; 1 << 30];

fn main() {
    println!("{}", FULL[std::env::args().count()]);
}
