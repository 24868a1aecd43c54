# expect: MLE
class Liar:
    def __lt__(self, other):
        things.append(Liar())
        return True


things = [Liar() for _ in range(100)]
while True:
    sorted(things)
