# expect: TLE
import time
while True:
    time.sleep(10**9)
