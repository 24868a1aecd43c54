// expect: exit 0
process.stdout.write(Buffer.from([0xff, 0xfe, 0x00, 0x80]));
console.log("\ud800 half", "\0");
