"""Builds the query behind the customer search."""

from dataclasses import dataclass
from typing import Optional


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
    sql = "SELECT id, name, city, orders FROM customers"
    conditions = conditions_of(search)
    if conditions:
        sql += " WHERE " + " AND ".join(conditions)
    sql += " ORDER BY " + order_of(search.sort) + ", id ASC"
    if search.page < 0 or search.page_size < 0:
        raise InvalidPage(f"page {search.page} of {search.page_size}")
    sql += f" LIMIT {search.page_size} OFFSET {search.page * search.page_size}"
    return Query(sql, [])


def conditions_of(search):
    conditions = []
    if search.text:
        conditions.append("name LIKE '%" + quoted(search.text) + "%'")
    if search.city:
        conditions.append("city = '" + search.city + "'")
    if search.min_orders:
        conditions.append(f"orders >= {search.min_orders}")
    if search.ids:
        conditions.append("id IN (" + ", ".join(str(id) for id in search.ids) + ")")
    return conditions


def order_of(sort):
    if sort.startswith("-"):
        return sort[1:] + " DESC"
    return (sort or "name") + " ASC"


def quoted(text):
    return text.replace("'", "''")
