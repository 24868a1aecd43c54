// expect: TLE
setInterval(() => {}, 2 ** 31 - 1);
