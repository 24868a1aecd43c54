// expect: RTE
fn main() {
    let wild = std::hint::black_box(0xffff_fff0_usize) as *const u64;
    // SAFETY: none; that is the point.
    println!("{}", unsafe { wild.read_volatile() });
}
