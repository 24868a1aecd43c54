# expect: exit 1
# says: has no attribute 'alarm'
import signal
signal.alarm(1)
