// expect: exit 0
// says: unchanged
const fs = require("fs");
try { fs.writeFileSync(__filename, "changed"); } catch {}
console.log(fs.readFileSync(__filename, "utf8").includes("unchanged") ? "unchanged" : "changed");
