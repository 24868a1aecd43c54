// expect: exit 0
// says: [Circular *1]
const object = { get self() { throw new Error("never read"); } };
object.loop = object;
console.log(object);
