# expect: exit 1
list(range(10**12))
