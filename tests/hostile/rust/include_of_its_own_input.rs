// expect: CE
// says: couldn't read `/dev/stdin`
fn main() {
    print!("{}", include_str!("/dev/stdin"));
}
