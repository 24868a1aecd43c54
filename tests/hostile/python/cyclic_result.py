# expect: exit 0
# says: [[...]]
loop = []
loop.append(loop)
print(loop)
