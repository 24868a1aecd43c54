// expect: exit 7
process.on("exit", () => process.exit(7));
