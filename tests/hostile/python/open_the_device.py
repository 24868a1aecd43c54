# expect: exit 1
# says: Operation not permitted
open("/dev/harness", "r+b", buffering=0).write(b"forged")
