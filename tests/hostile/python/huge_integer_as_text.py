# expect: exit 1
# says: Exceeds the limit
print(1 << 4_000_000)
