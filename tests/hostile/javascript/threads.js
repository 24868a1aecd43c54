// expect: exit 1
// says: node:worker_threads is not available here
require("worker_threads");
