// expect: TLE
const again = () => setImmediate(again);
again();
