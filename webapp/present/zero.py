"""No results → computed ways out, each with the number of releases it leads to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from indexer.engines.clauses import And, Clause, Or
from indexer.engines.interface import Match, Query, Results
from indexer.engines.language import parse
from indexer.engines.trees import texts
from webapp import links
from webapp.present.answer import Answer
from webapp.present.chips import Chip, chips, narrowings
from webapp.present.parts import Counted
from webapp.present.remarks import Echo, echo
from webapp.present.results import Doors, doors
from webapp.present.rows import Row, row

MOST_WAYS = 12
_A_YEAR = timedelta(365)
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»「」『』', " "))

Search = Callable[[Query], Results]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroPage:
    """Everything that the page without results prints."""

    title: str
    words: str
    echo: Echo | None
    notices: tuple[str, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    filters_url: str
    parts: tuple[Counted, ...]
    ways_out: tuple[Counted, ...]
    tried: tuple[str, ...]
    nearest: Row | None
    doors: Doors


def zero_page(answer: Answer, notices: tuple[str, ...], search: Search) -> ZeroPage:
    """Return the page for a query that found nothing; `search` counts the ways out."""

    def count(query: Query) -> int:
        return search(replace(query, page=1, per_page=1, facets=())).total

    query = answer.query
    counted = [(way, count(way.query)) for way in list(_ways(query))[:MOST_WAYS]]
    return ZeroPage(
        title=f"{query.words} – no releases" if query.words else "No releases",
        words=query.words,
        echo=echo(answer),
        notices=(*notices, *answer.results.notices),
        chips=chips(answer),
        clear_url=answer.url(links.unfiltered(query)),
        filters_url=answer.url(path="/filters"),
        parts=tuple(
            Counted(part.text, answer.url(part.query), count(part.query))
            for part in islice(_parts(query), MOST_WAYS)
        ),
        ways_out=tuple(Counted(way.text, answer.url(way.query), n) for way, n in counted if n),
        tried=tuple(f"{way.text[0].lower()}{way.text[1:]}" for way, n in counted if not n),
        nearest=_nearest(query, search),
        doors=doors(answer),
    )


@dataclass(frozen=True, slots=True)
class _Way:
    text: str
    query: Query


def _ways(query: Query) -> Iterator[_Way]:
    yield from _wider_words(query)
    yield from _wider_dates(query)
    yield from _fewer_filters(query)
    if query.words and (query.filters or query.since or query.until):
        yield _Way("Without the words", links.with_words(query, ""))


def _wider_words(query: Query) -> Iterator[_Way]:
    unquoted = query.words.translate(_NO_QUOTES)
    if unquoted != query.words and unquoted.strip():
        yield _Way("Without quotation marks", links.with_words(query, " ".join(unquoted.split())))
    yield from _fewer_clauses(query)
    if query.exact:
        yield _Way("With other names, too", replace(query, exact=False, page=1))
    if len(query.words.split()) > 1 and query.match is Match.ALL:
        yield _Way("Any of the words", replace(query, match=Match.ANY, page=1))


def _fewer_clauses(query: Query) -> Iterator[_Way]:
    """The words without one of their fields, dates and exclusions."""
    clauses = _clauses(query)
    for dropped in clauses:
        rest = " ".join(_grouped(clause) for clause in clauses if clause is not dropped)
        if not texts(dropped) and rest:
            yield _Way(f"Without {dropped}", links.with_words(query, rest))


def _clauses(query: Query) -> tuple[Clause, ...]:
    """What a query requires, one by one; alternatives count as one."""
    clause = parse(query.words).clause if query.match is Match.ALL else None
    return clause.clauses if isinstance(clause, And) else ()


def _fewer_filters(query: Query) -> Iterator[_Way]:
    narrowed = list(narrowings(query))
    for one in narrowed:
        yield _Way(f"Without {one.spoken}", one.without)
    if len(narrowed) > 1:
        yield _Way("Without all filters", links.unfiltered(query))


def _wider_dates(query: Query) -> Iterator[_Way]:
    if query.since or query.until:
        since = query.since and _shifted(query.since, -_A_YEAR)
        until = query.until and _shifted(query.until, _A_YEAR)
        yield _Way("With dates a year wider", links.dated(query, since, until))


def _shifted(day: date, days: timedelta) -> date:
    try:
        return day + days
    except OverflowError:
        return day


def _parts(query: Query) -> Iterator[_Way]:
    if query.words:
        yield _Way(query.words, links.unfiltered(query))
    for clause in _clauses(query):
        part = _grouped(clause)
        yield _Way(part, links.with_words(links.unfiltered(query), part))
    yield from (_Way(one.spoken, one.alone) for one in narrowings(query))


def _nearest(query: Query, search: Search) -> Row | None:
    """The best release for the words, without those of fields and what was excluded."""
    words = " ".join(one.text for one in texts(parse(query.words).clause))
    if not words:
        return None
    wide = replace(links.unfiltered(query), words=words, match=Match.ANY, per_page=1, facets=())
    hits = search(wide).hits
    return row(hits[0], query) if hits else None


def _grouped(clause: Clause) -> str:
    return f"({clause})" if isinstance(clause, Or) else str(clause)
