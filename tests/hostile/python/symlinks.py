# expect: exit 1
# says: Not supported
import os
os.symlink("/etc/passwd", "link")
