// expect: exit 0
// says: nobody waits
try { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000); console.log("nobody waits"); } catch { console.log("nobody waits"); }
