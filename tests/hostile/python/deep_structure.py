# expect: MLE
deep = []
for _ in range(1_000_000):
    deep = [deep]
print(repr(deep))
