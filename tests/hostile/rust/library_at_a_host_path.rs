// expect: CE
#[link(name = "/etc/passwd", kind = "static")]
unsafe extern "C" {
    fn anything();
}

fn main() {
    // SAFETY: never linked.
    unsafe { anything() };
}
