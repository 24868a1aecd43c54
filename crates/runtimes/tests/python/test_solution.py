"""One test of each kind. What has `fails` in its name must fail."""

import asyncio
import os
import unittest
from unittest import mock

import pytest

from solution import Counter, halve, later


def test_plain():
    assert halve(3) == 1.5


def test_comparison_fails():
    counter = Counter(1)
    assert counter.add(2) == 4


def test_truth_fails():
    assert not halve(3)


def test_message_fails():
    assert halve(3) == 2, "three halves are not two"


def test_error_fails():
    halve("three")


async def test_coroutine():
    assert await later(1) == 1


async def test_coroutine_fails():
    assert await later(1) == 2


@pytest.mark.parametrize("a, b", [(1, 2), (2, 4), pytest.param(3, 7, id="fails")])
@pytest.mark.parametrize("c", ["x", None])
def test_table(a, b, c):
    assert a * 2 == b


@pytest.mark.parametrize("values", [[1], [1], pytest.param([], marks=pytest.mark.skip)])
def test_same_ids(values):
    assert values


class TestGroup:
    def setup_method(self):
        self.counter = Counter(3)

    def test_set_up(self):
        assert self.counter.value == 3

    def test_membership_fails(self):
        assert "x" in {"y": 1}

    @pytest.mark.parametrize("n", [1, 2])
    def test_table(self, n):
        assert self.counter.add(n) == 3 + n


class Classic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.one = 1

    def setUp(self):
        self.two = 2
        self.addCleanup(setattr, self, "two", None)

    def test_set_up(self):
        self.assertEqual(self.one + self.two, 3)

    def test_lists_fails(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_parts_fails(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)

    def test_mock(self):
        with mock.patch("solution.halve", return_value=7) as halved:
            import solution

            self.assertEqual(solution.halve(1), 7)
        halved.assert_called_once_with(1)

    def test_raises(self):
        with self.assertRaisesRegex(TypeError, "unsupported"):
            halve("three")

    @unittest.skip("never run")
    def test_skipped_fails(self):
        self.fail("it ran")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 2)


class Waiting(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        await asyncio.sleep(0.1)

    async def test_later(self):
        self.assertEqual(await later(1), 1)
        with self.assertRaises(TimeoutError):
            await asyncio.wait_for(asyncio.sleep(5), 0.05)


def test_raises():
    with pytest.raises(ZeroDivisionError, match="division") as caught:
        1 / 0
    assert caught.type is ZeroDivisionError
    assert "division" in str(caught.value)
    pytest.raises((KeyError, ValueError), int, "x")


def test_raises_nothing_fails():
    with pytest.raises(ValueError):
        pass


def test_raises_other_text_fails():
    with pytest.raises(ValueError, match="^other$"):
        raise ValueError("text")


def test_about_equal():
    assert 0.1 + 0.2 == pytest.approx(0.3)
    assert [0.1 + 0.2, 1] == pytest.approx([0.3, 1])
    assert {"a": 0.1 + 0.2} == pytest.approx({"a": 0.3})
    assert 101 == pytest.approx(100, rel=0.01)
    assert 101 != pytest.approx(100, abs=0.5)


def test_about_equal_fails():
    assert 0.1 + 0.3 == pytest.approx(0.3)


@pytest.fixture
def numbers():
    made = [1]
    yield made
    assert made == [1, 2], "the test changes it"


@pytest.fixture
def total(numbers):
    return sum(numbers)


@pytest.fixture(autouse=True)
def marked(monkeypatch):
    monkeypatch.setenv("MARKED", "yes")


def test_fixtures(numbers, total, shared):
    assert total == 1
    assert shared == "from conftest"
    assert os.environ["MARKED"] == "yes"
    numbers.append(2)


def test_tear_down_fails(numbers):
    assert numbers == [1]


def test_unknown_fixture_fails(absent):
    pass


def test_built_in_fixtures(capsys, tmp_path, monkeypatch):
    print("hello")
    assert capsys.readouterr().out == "hello\n"
    (tmp_path / "file").write_text("text")
    assert (tmp_path / "file").read_text() == "text"
    monkeypatch.setattr("solution.halve", lambda number: 0)
    monkeypatch.setattr(Counter, "add", lambda self, amount: "patched")
    assert Counter().add(1) == "patched"


@pytest.mark.skip(reason="never run")
def test_skipped_fails():
    assert False


@pytest.mark.xfail(raises=ZeroDivisionError)
def test_expected():
    1 / 0


def test_given_up_fails():
    pytest.fail("given up")
