// expect: trap: stack
eval("[".repeat(100_000));
