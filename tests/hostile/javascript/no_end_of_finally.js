// expect: TLE
function f() { try { return f(); } finally { f(); } }
f();
