// expect: exit 0
// says: no request
const fs = require("fs");
let text = "";
try { text = fs.readFileSync("/dev/harness", "utf8"); fs.writeFileSync("/dev/harness", "{\"returned\": 1}\n"); } catch {}
console.log(text === "" ? "no request" : text);
