# expect: TLE
import time
while True:
    time.monotonic()
