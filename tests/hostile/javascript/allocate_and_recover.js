// expect: exit 0
// says: recovered
const all = [];
try { for (;;) all.push(new Uint8Array(1 << 20).fill(1)); } catch (error) { all.length = 0; console.log("recovered"); }
