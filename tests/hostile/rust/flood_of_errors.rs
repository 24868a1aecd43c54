// expect: CE
macro_rules! ten {
    ($name:ident $($body:tt)*) => {
        $name! { $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* }
    };
}
macro_rules! a { ($($body:tt)*) => { ten! { b $($body)* } } }
macro_rules! b { ($($body:tt)*) => { ten! { c $($body)* } } }
macro_rules! c { ($($body:tt)*) => { $($body)* } }

fn main() {
    ten! { a let number: u32 = "a text that goes on and on, and on, and on"; }
}
