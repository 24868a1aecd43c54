// expect: CE
// says: couldn't read
fn main() {
    print!("{}", include_str!("../ours/main.rs"));
    print!("{}", include_str!("../tests/tests.rs"));
}
