// expect: CE
// says: duplicate symbol
#[unsafe(no_mangle)]
pub extern "C" fn _start() {
    println!("first");
}

fn main() {}
