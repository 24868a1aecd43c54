# expect: TLE
import os
while True:
    os.urandom(1 << 16)
