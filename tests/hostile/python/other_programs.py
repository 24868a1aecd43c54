# expect: exit 1
# says: does not support processes
import subprocess
subprocess.run(["/bin/sh", "-c", "id"])
