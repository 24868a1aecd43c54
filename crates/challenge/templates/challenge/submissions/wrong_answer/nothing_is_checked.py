"""Pages of a listing."""


def page_of(items, page, size):
    start = (page - 1) * size
    return items[start:start + size]
