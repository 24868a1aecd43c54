"""Pages of a listing."""


class InvalidPage(ValueError):
    """A page or a size below 1."""


def page_of(items, page, size):
    if page < 1 or size < 1:
        raise InvalidPage(f"page {page}, size {size}")
    start = (page - 1) * size
    return items[start:start + size]
