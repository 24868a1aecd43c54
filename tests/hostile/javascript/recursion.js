// expect: exit 1
// says: RangeError: Maximum call stack size exceeded
function down() { return down() + 1; }
down();
