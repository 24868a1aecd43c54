// expect: CE
// says: recursion limit reached
macro_rules! forever {
    ($($body:tt)*) => { forever!($($body)* +) };
}

fn main() {
    forever!();
}
