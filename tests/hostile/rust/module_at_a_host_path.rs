// expect: CE
// says: couldn't read `/etc/hostname`
#[path = "/etc/hostname"]
mod hostname;

fn main() {}
