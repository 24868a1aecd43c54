# expect: exit 1
# says: No space left
number = 0
while True:
    with open(f"file-{number}", "w") as file:
        file.write("x" * 100_000)
    number += 1
