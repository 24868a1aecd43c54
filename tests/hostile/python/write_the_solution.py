# expect: exit 1
# says: Read-only file system
with open(__file__, "w") as file:
    file.write("print('mine')")
