# expect: exit 1
# says: No space left
import os
for number in range(1_000_000):
    os.mkdir(f"folder-{number}")
