// expect: CE
// says: __main_void
#![no_main]
