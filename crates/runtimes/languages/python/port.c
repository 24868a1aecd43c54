/* What CPython's socket module links against and WASI lacks: name look-ups,
 * none of which finds anything. */
#include <netdb.h>
#include <stddef.h>

static int host_not_found = 1;

int *__h_errno_location(void) { return &host_not_found; }

struct hostent *gethostbyname(const char *name) {
  (void)name;
  return NULL;
}

struct hostent *gethostbyaddr(const void *address, socklen_t length, int family) {
  (void)address, (void)length, (void)family;
  return NULL;
}

struct servent *getservbyname(const char *name, const char *protocol) {
  (void)name, (void)protocol;
  return NULL;
}

struct servent *getservbyport(int port, const char *protocol) {
  (void)port, (void)protocol;
  return NULL;
}
