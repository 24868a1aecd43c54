// expect: TLE
for (;;) Date.now();
