// expect: TLE
const grow = (code) => eval(code) ?? grow(`${code};${code}`);
grow("void 0");
