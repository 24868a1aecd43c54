// expect: CE
fn twice<T: Clone>(value: T) -> (T, T) {
    (value.clone(), value)
}

fn main() {
    let a = twice(1_u8);
    let b = twice(twice(twice(twice(twice(a)))));
    let c = twice(twice(twice(twice(twice(b)))));
    let d = twice(twice(twice(twice(twice(c)))));
    let e = twice(twice(twice(twice(twice(d)))));
    let f = twice(twice(twice(twice(twice(e)))));
    println!("{}", size_of_val(&f));
}
