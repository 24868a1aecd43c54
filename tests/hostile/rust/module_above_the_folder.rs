// expect: CE
// says: couldn't read
#[path = "../../../../etc/passwd"]
mod passwords;

fn main() {}
