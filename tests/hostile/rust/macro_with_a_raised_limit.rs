// expect: CE
#![recursion_limit = "1000000000"]
macro_rules! forever {
    ($($body:tt)*) => { forever!($($body)* +) };
}

fn main() {
    forever!();
}
