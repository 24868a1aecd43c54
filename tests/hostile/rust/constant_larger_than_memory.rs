// expect: CE
const HUGE: [u8; 0xf000_0000] = [7; 0xf000_0000];
static KEPT: &[u8] = &HUGE;

fn main() {
    println!("{}", KEPT.len());
}
