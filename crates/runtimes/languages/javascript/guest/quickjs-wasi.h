/*
 * Included before every C file of QuickJS (`-include`).
 *
 * QuickJS turns its stack check off when it is compiled for WASI, so endless
 * recursion would trap instead of throwing a RangeError. Here the system
 * headers are read while `__wasi__` is still defined, and then it is hidden
 * from QuickJS. `__ANDROID__` is used by it for nothing but to find
 * malloc_usable_size(), which wasi-libc has.
 */
#include <ctype.h>
#include <errno.h>
#include <assert.h>
#include <inttypes.h>
#include <limits.h>
#include <malloc.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#undef __wasi__
#define __ANDROID__ 1
