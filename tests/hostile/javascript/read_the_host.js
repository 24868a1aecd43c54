// expect: exit 0
// says: ENOENT ENOENT ENOENT ENOENT
const fs = require("fs");
const read = (path) => { try { return fs.readFileSync(path, "utf8").length; } catch (error) { return error.code; } };
console.log(read("/etc/passwd"), read("/proc/self/environ"), read("../../../../etc/passwd"), read("/tests/secret.js"));
