# expect: exit 1
# says: SystemError
import types
code = (lambda: 0).__code__.replace(co_code=bytes([255, 255] * 100), co_stacksize=1)
types.FunctionType(code, {})()
