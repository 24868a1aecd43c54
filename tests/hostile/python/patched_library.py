# expect: exit 1
# says: ZeroDivisionError: division by zero
import builtins, io, sys
for name in ("len", "print", "open", "type", "isinstance", "__import__"):
    setattr(builtins, name, None)
sys.modules.clear()
io.TextIOWrapper = None
1 / 0
