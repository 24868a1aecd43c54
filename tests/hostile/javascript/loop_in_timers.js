// expect: TLE
setInterval(() => {}, 0);
