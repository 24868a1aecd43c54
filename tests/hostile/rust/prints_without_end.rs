// expect: OLE
fn main() {
    loop {
        println!("spam");
    }
}
