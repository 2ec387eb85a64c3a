"""Addresses of our own pages, and the small changes to a query that links stand for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from indexer.engines.interface import Filter, Query, Sort
from indexer.model import ReleaseId
from webapp.params import EXACT, PAGE_SIZE, Args, args_from, default_sort


def address(path: str, args: Args) -> str:
    """Return a path with its arguments."""
    return f"{path}?{urlencode(args)}" if args else path


def search(query: Query, page_size: int = PAGE_SIZE, path: str = "/search") -> str:
    """Return the address of a query's results, or of `path` with its arguments."""
    return address(path, args_from(query, page_size))


def chosen(field: str, value: str) -> str:
    """Return the address of all releases with one value of a facet."""
    return address("/search", [(field, value)])


_NOTHING_MARKED = Query()


def release(
    release_id: ReleaseId, marked: Query = _NOTHING_MARKED, anchor: str = "", **shown: str
) -> str:
    """Return the address of a release, with the query whose words to mark, what else is to be shown
    of it, and the place to show first.
    """
    asked = (("q", marked.words), (EXACT, "1" if marked.exact else ""), *shown.items())
    args = [(name, value) for name, value in asked if value]
    path = f"/release/{quote(release_id, safe='')}"
    return address(path, args) + (f"#{anchor}" if anchor else "")


def without_filters(query: Query, fields: Iterable[str]) -> Query:
    """Return the query without any filter on these facets, at its first page."""
    dropped = frozenset(fields)
    kept = tuple(one for one in query.filters if one.field not in dropped)
    return replace(query, filters=kept, page=1)


def without(query: Query, filters: Iterable[Filter]) -> Query:
    """Return the query without these filters, at its first page."""
    dropped = frozenset(filters)
    kept = tuple(one for one in query.filters if one not in dropped)
    return replace(query, filters=kept, page=1)


def with_filters(query: Query, filters: Iterable[Filter]) -> Query:
    """Return the query narrowed by these filters too, at its first page."""
    return replace(query, filters=(*query.filters, *filters), page=1)


def flipped(query: Query, filters: Iterable[Filter]) -> Query:
    """Return the query with what these filters ask for excluded, and the reverse."""
    turned = {one: replace(one, is_excluded=not one.is_excluded) for one in filters}
    return replace(query, filters=tuple(turned.get(one, one) for one in query.filters), page=1)


def dated(query: Query, since: date | None, until: date | None) -> Query:
    """Return the query for another range of dates, at its first page."""
    return replace(query, since=since, until=until, page=1)


def with_words(query: Query, words: str) -> Query:
    """Return the query for other words, in its own order or, if it had the default, that."""
    had_default = query.sort is default_sort(query.words)
    return replace(
        query, words=words, page=1, sort=default_sort(words) if had_default else query.sort
    )


def sorted_by(query: Query, sort: Sort) -> Query:
    """Return the query in another order, at its first page."""
    return replace(query, sort=sort, page=1)


def unfiltered(query: Query) -> Query:
    """Return the query's words alone."""
    return replace(query, filters=(), since=None, until=None, page=1)
