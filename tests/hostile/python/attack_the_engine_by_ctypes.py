# expect: exit 1
# says: No module named 'ctypes'
import ctypes
ctypes.string_at(0, 1 << 20)
