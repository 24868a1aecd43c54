# expect: exit 0
# says: ValueError
for name in ("../../etc/passwd", "a\nb", "x" * 4096, "a/" * 2000 + "b", "nul\0byte"):
    try:
        open(name)
    except (OSError, ValueError) as error:
        print(type(error).__name__)
