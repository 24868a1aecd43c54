# expect: exit 1
# says: threads are not available
import threading
threading.Thread(target=print).start()
