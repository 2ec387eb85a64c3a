"""URL arguments ⇄ Query, both ways."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from indexer.engines.interface import Facet, Filter, Match, Query, Sort
from indexer.filters import canonical_value
from indexer.periods import read_period

PAGE_SIZE = 20
LARGEST_PAGE = 100
EXACT = "exact"
"""The argument that takes names as they stand, without the others of the same."""
MOST_FILTERS = 64
EXPLAIN = "explain"
"""The argument that shows why each hit has its score; it selects nothing."""

_RANK = {field: rank for rank, field in enumerate(Facet)}

Args = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the arguments ask for, what was left out of account, and whether to explain scores."""

    query: Query
    notices: tuple[str, ...] = ()
    is_explained: bool = False


def query_from(args: MultiDict[str, str], page_size: int = PAGE_SIZE) -> Query:
    """Return the query that arguments ask for; what cannot be read is left out."""
    return read(args, page_size).query


def read(args: MultiDict[str, str], page_size: int = PAGE_SIZE) -> Asked:
    """Return the query that arguments ask for, and notices of what could not be read."""
    notices: list[str] = []
    words = args.get("q", "").strip()
    since, until = _day(args, "since", notices), _day(args, "until", notices)
    if since and until and since > until:
        notices.append(f"From {since} is after To {until}: no release can be in between.")
    query = Query(
        words=words,
        filters=tuple(_filters(args, notices)),
        since=since,
        until=until,
        sort=_sort(args, words, notices),
        page=_number(args, "page", (1, 1, 10**6), notices),
        per_page=_number(args, "per_page", (page_size, 1, LARGEST_PAGE), notices),
        match=Match.ANY if args.get("match") == Match.ANY else Match.ALL,
        exact=args.get(EXACT) == "1",
    )
    return Asked(canonical(query), tuple(notices), args.get(EXPLAIN) == "1")


def canonical(query: Query) -> Query:
    """Return the one query that stands for all that ask the same."""
    filters = {replace(one, value=canonical_value(one.field, one.value)) for one in query.filters}
    in_order = tuple(sorted((one for one in filters if one.value), key=_order))
    words = query.words.strip()
    is_exact = query.exact and bool(words) and query.match is Match.ALL
    return replace(query, words=words, filters=in_order, exact=is_exact)


def args_from(query: Query, page_size: int = PAGE_SIZE) -> Args:
    """Return the arguments of a query in canonical order, without those that say the default."""
    query = canonical(query)
    return [*selection(query), *_view(query, page_size)]


def selection(query: Query) -> Args:
    """Return the arguments that decide which releases are found, but not how they are shown."""
    args = [("q", query.words)] if query.words else []
    args += [(f"-{f.field}" if f.is_excluded else f.field, f.value) for f in query.filters]
    args += [("since", query.since.isoformat())] if query.since else []
    args += [("until", query.until.isoformat())] if query.until else []
    args += [("match", Match.ANY.value)] if query.match is Match.ANY else []
    return args + ([(EXACT, "1")] if query.exact else [])


def default_sort(words: str) -> Sort:
    """Return the order without an argument that says one."""
    return Sort.RELEVANCE if words.strip() else Sort.DATE


def _view(query: Query, page_size: int) -> Iterator[tuple[str, str]]:
    if query.sort is not default_sort(query.words):
        yield "sort", query.sort.value
    if query.page != 1:
        yield "page", str(query.page)
    if query.per_page != page_size:
        yield "per_page", str(query.per_page)


def _order(chosen: Filter) -> tuple[int, bool, str]:
    return _RANK[Facet(chosen.field)], chosen.is_excluded, chosen.value


def _filters(args: MultiDict[str, str], notices: list[str]) -> list[Filter]:
    found = [
        Filter(field.value, value, is_excluded)
        for field in Facet
        for is_excluded in (False, True)
        for value in args.getlist(f"-{field}" if is_excluded else field.value)
        if value.strip()
    ]
    if len(found) > MOST_FILTERS:
        notices.append(f"Only the first {MOST_FILTERS} of {len(found)} filters were used.")
    return found[:MOST_FILTERS]


def _day(args: MultiDict[str, str], name: str, notices: list[str]) -> date | None:
    text = args.get(name, "").strip()
    if not text:
        return None
    try:
        period = read_period(text)
    except ValueError as error:
        notices.append(f"{_NAMES[name]} was left out: {error}.")
        return None
    return period.first if name == "since" else period.last


_NAMES = {"since": "From", "until": "To", "page": "The page", "per_page": "The length of the page"}


def _sort(args: MultiDict[str, str], words: str, notices: list[str]) -> Sort:
    text = args.get("sort", "").strip()
    if not text:
        return default_sort(words)
    try:
        return Sort(text)
    except ValueError:
        orders = ", ".join(Sort)
        notices.append(f"There is no order {text!r}; there are {orders}.")
        return default_sort(words)


def _number(
    args: MultiDict[str, str], name: str, limits: tuple[int, int, int], notices: list[str]
) -> int:
    default, least, most = limits
    text = args.get(name, "").strip()
    if not text:
        return default
    if text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    notices.append(f"{_NAMES[name]} was left out: {text!r} is not a number {least} to {most}.")
    return default
