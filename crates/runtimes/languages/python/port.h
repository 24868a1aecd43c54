/* Included before every file of CPython. */

/* Wanted by CPython's own getaddrinfo; there are no sockets to make. */
#define SOCK_RAW 3

/* The release's day instead of the build's, so that builds are the same. */
#define DATE "Jun 11 2025"
#define TIME "00:00:00"
