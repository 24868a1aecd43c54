# expect: exit 0
import sys
sys.stdout.buffer.write(bytes([0xFF, 0xFE, 0, 0x80]))
print("\0")
