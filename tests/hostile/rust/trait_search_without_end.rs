// expect: CE
// says: overflow
struct Wrap<T>(T);
trait Deep {}
impl<T> Deep for Wrap<T> where Wrap<Wrap<T>>: Deep {}

fn needs<T: Deep>() {}

fn main() {
    needs::<Wrap<u8>>();
}
