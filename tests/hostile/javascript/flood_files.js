// expect: exit 0
// says: ENOSPC
const fs = require("fs");
try { for (let index = 0; ; index++) fs.writeFileSync(`file-${index}`, "x".repeat(1 << 20)); } catch (error) { console.log(error.code); }
