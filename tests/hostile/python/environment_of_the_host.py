# expect: exit 0
# says: ['HOME', 'PATH', 'PWD']
import os
print(sorted(os.environ))
