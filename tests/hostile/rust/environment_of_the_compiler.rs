// expect: CE
// says: environment variable `PATH` not defined
fn main() {
    println!("{}", env!("PATH"));
}
