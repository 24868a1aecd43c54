// expect: CE
// says: inline assembly is not stable
fn main() {
    // SAFETY: never compiled.
    unsafe { std::arch::asm!("unreachable") };
}
