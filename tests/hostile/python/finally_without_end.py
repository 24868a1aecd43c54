# expect: TLE
def again():
    try:
        again()
    finally:
        again()


again()
