// expect: exit 255
process.exit(-1);
