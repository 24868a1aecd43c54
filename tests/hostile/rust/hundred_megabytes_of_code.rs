// expect: CE
macro_rules! ten {
    ($name:ident $($body:tt)*) => {
        $name! { $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* $($body)* }
    };
}
macro_rules! a { ($($body:tt)*) => { ten! { b $($body)* } } }
macro_rules! b { ($($body:tt)*) => { ten! { c $($body)* } } }
macro_rules! c { ($($body:tt)*) => { ten! { d $($body)* } } }
macro_rules! d { ($($body:tt)*) => { ten! { e $($body)* } } }
macro_rules! e { ($($body:tt)*) => { ten! { f $($body)* } } }
macro_rules! f { ($($body:tt)*) => { $($body)* } }

fn main() {
    let mut state = std::env::args().count() as u64;
    ten! { a state ^= state << 13; state ^= state >> 7; state ^= state << 17; }
    println!("{state}");
}
