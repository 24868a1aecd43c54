// expect: CE
// says: couldn't read `/etc/passwd`
fn main() {
    print!("{}", include_str!("/etc/passwd"));
}
