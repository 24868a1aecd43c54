// expect: CE
// says: more to say than anybody can read
const fn longer<const N: usize>() -> [u8; N] {
    [b'\n'; N]
}

const _: () = panic!("{}", match std::str::from_utf8(&longer::<1_000_000>()) {
    Ok(text) => text,
    Err(_) => "",
});

fn main() {}
