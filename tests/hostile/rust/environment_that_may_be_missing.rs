// expect: AC
// Nothing of the judge's environment reaches the compiler.
fn main() {
    for value in [
        option_env!("PATH"),
        option_env!("HOME"),
        option_env!("USER"),
        option_env!("GREENROOM_CACHE"),
        option_env!("CARGO_MANIFEST_DIR"),
        option_env!("RUST_BACKTRACE"),
    ] {
        assert_eq!(value, None);
    }
}
