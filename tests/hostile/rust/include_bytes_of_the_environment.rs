// expect: CE
// says: couldn't read `/proc/self/environ`
fn main() {
    let environment: &[u8] = include_bytes!("/proc/self/environ");
    println!("{environment:?}");
}
