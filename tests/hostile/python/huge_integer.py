# expect: TLE
print(10 ** (10 ** 9))
