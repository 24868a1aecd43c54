# expect: TLE
class Undead:
    def __del__(self):
        while True:
            pass


Undead()
