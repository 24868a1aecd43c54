# expect: exit 7
import atexit, os
atexit.register(lambda: os._exit(7))
