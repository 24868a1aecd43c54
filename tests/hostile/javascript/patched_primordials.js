// expect: exit 0
// says: still here
Array.prototype.push = Array.prototype.join = Array.prototype.map = () => { throw new Error("patched"); };
Object.keys = Reflect.apply = () => { throw new Error("patched"); };
process.stdout.write("still here\n");
