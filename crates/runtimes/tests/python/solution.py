"""What `test_solution.py` tests. Some of its tests are written to fail."""

import asyncio


class Counter:
    def __init__(self, start=0):
        self.value = start

    def add(self, amount):
        self.value += amount
        return self.value


def halve(number):
    return number / 2


async def later(value):
    await asyncio.sleep(1)
    return value
