"""Builds the query behind the customer search; all that may be sorted by is in one table."""


class UnknownColumn(Exception):
    pass


class InvalidPage(Exception):
    pass


ORDERS = {"": "name ASC"}
for each in "name", "city", "orders":
    ORDERS[each] = each + " ASC"
    ORDERS["-" + each] = each + " DESC"

LIKE = str.maketrans({letter: "\\" + letter for letter in "\\%_"})


def build_search(search):
    try:
        order = ORDERS[search["sort"]]
    except KeyError:
        raise UnknownColumn(search["sort"]) from None
    page, size = search["page"], search["page_size"]
    if page <= 0 or size <= 0 or size >= 101:
        raise InvalidPage

    where, values = [], []

    def add(condition, *given):
        where.append(condition)
        values.extend(given)

    if search["text"] != "":
        add("name LIKE ? ESCAPE '\\'", "%" + search["text"].translate(LIKE) + "%")
    if search["city"] is not None:
        add("city = ?", search["city"])
    if search["min_orders"] is not None:
        add("orders >= ?", search["min_orders"])
    if search["ids"] == []:
        add("1 = 0")
    elif search["ids"]:
        add("id IN (" + ", ".join("?" * len(search["ids"])) + ")", *search["ids"])
    values += [size, size * page - size]

    parts = ["SELECT id, name, city, orders FROM customers"]
    if where:
        parts.append("WHERE " + " AND ".join(where))
    parts.append("ORDER BY " + order + ", id ASC LIMIT ? OFFSET ?")
    return {"sql": " ".join(parts), "parameters": list(map(str, values))}
