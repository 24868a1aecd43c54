// expect: RTE
// The start-up code calls a `main` that is not there.
#![no_main]
