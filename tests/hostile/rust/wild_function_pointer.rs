// expect: RTE
fn main() {
    let wild = std::hint::black_box(0x00ff_ffff_usize);
    // SAFETY: none; that is the point.
    let wild: fn() = unsafe { std::mem::transmute(wild) };
    wild();
}
