# expect: exit 0
# says: nothing
for path in ("/etc/passwd", "/proc/self/environ", "/proc/1/mem", "/root", "/tests", "/dev/mem"):
    try:
        open(path)
        print("opened", path)
    except OSError:
        pass
print("nothing")
