// expect: OLE
for (;;) process.stderr.write("x".repeat(1000));
