# expect: exit 1
# says: RecursionError
class Deep:
    def __repr__(self):
        return repr(self)


repr(Deep())
