"""Builds the query behind the customer search."""

import re
from dataclasses import dataclass
from typing import Optional

COLUMNS = ("name", "city", "orders")


@dataclass
class Search:
    text: str
    city: Optional[str]
    min_orders: Optional[int]
    ids: Optional[list]
    sort: str
    page: int
    page_size: int


@dataclass
class Query:
    sql: str
    parameters: list


class UnknownColumn(ValueError):
    pass


class InvalidPage(ValueError):
    pass


def build_search(search):
    order = order_of(search.sort)
    if search.page < 1 or not 1 <= search.page_size <= 100:
        raise InvalidPage(f"page {search.page} of {search.page_size}")
    conditions = conditions_of(search)
    offset = (search.page - 1) * search.page_size
    sql = "SELECT id, name, city, orders FROM customers"
    if conditions:
        sql += " WHERE " + " AND ".join(condition for condition, _ in conditions)
    sql += f" ORDER BY {order}, id ASC LIMIT ? OFFSET ?"
    values = [value for _, values in conditions for value in values]
    return Query(sql, [str(value) for value in [*values, search.page_size, offset]])


def conditions_of(search):
    """Pairs of a condition and the values of its placeholders."""
    conditions = []
    if search.text:
        conditions.append(("name LIKE ? ESCAPE '\\'", [f"%{like(search.text)}%"]))
    if search.city is not None:
        conditions.append(("city = ?", [search.city]))
    if search.min_orders is not None:
        conditions.append(("orders >= ?", [search.min_orders]))
    if search.ids is not None:
        places = ", ".join("?" for _ in search.ids)
        conditions.append((f"id IN ({places})" if places else "1 = 0", search.ids))
    return conditions


def like(text):
    """The text with everything escaped that `LIKE` would give a meaning."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def order_of(sort):
    column = sort.removeprefix("-") if sort else "name"
    if column not in COLUMNS:
        raise UnknownColumn(sort)
    return f"{column} DESC" if sort.startswith("-") else f"{column} ASC"
