// expect: exit 1
// says: node:net is not available here
require("net");
