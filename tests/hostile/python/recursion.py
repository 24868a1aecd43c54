# expect: exit 1
# says: RecursionError
def again():
    return again()


again()
