// expect: CE
macro_rules! double {
    ([] $($body:tt)*) => { $($body)* };
    ([x $($rest:tt)*] $($body:tt)*) => { double!([$($rest)*] $($body)* $($body)*) };
}

fn main() {
    let mut sum = 0_u64;
    double!([x x x x x x x x x x x x x x x x x x x x x x x x x x x x] sum = sum.wrapping_mul(31) + 7;);
    println!("{sum}");
}
