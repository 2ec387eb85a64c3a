"""The filters in force: in words, alone, left out, turned round."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from indexer.engines.interface import Facet, Filter, Match, Query
from indexer.labels import field_label, value_label
from webapp import links, wording
from webapp.params import default_sort
from webapp.present.answer import Answer

_ANY = Query(sort=default_sort(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What is chosen, or excluded, in one facet, or the range of dates."""

    label: str
    values: tuple[str, ...]
    is_excluded: bool = False
    alone: Query
    without: Query
    flipped: Query | None = None

    @property
    def spoken(self) -> str:
        """The narrowing in words: "Counterpart: not Japan or Estonia"."""
        negation = "not " if self.is_excluded else ""
        return f"{self.label}: {negation}{' or '.join(self.values)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A narrowing with links to drop it and to turn it round."""

    label: str
    values: tuple[str, ...]
    spoken: str
    is_excluded: bool
    remove_url: str
    flip_url: str | None


def chips(answer: Answer) -> tuple[Chip, ...]:
    """Return the filters in force, one chip for each facet and way of choosing."""
    return tuple(
        _chip(answer, one) for one in (*narrowings(answer.query), *_any_word(answer.query))
    )


def narrowings(query: Query) -> Iterator[Narrowing]:
    """Yield what narrows a query besides its words."""
    for field in Facet:
        for is_excluded in (False, True):
            filters = tuple(
                one
                for one in query.filters
                if one.field == field and one.is_excluded == is_excluded
            )
            if filters:
                yield _by_facet(query, field, filters)
    if query.since or query.until:
        yield _by_date(query)


def _any_word(query: Query) -> Iterator[Narrowing]:
    """No narrowing, but in force all the same."""
    if query.match is Match.ANY:
        all_words = replace(query, match=Match.ALL, page=1)
        yield Narrowing(label="Words", values=("any of them",), alone=_ANY, without=all_words)


def _chip(answer: Answer, narrowing: Narrowing) -> Chip:
    return Chip(
        label=narrowing.label,
        values=narrowing.values,
        spoken=narrowing.spoken,
        is_excluded=narrowing.is_excluded,
        remove_url=answer.url(narrowing.without),
        flip_url=answer.url(narrowing.flipped) if narrowing.flipped else None,
    )


def _by_facet(query: Query, field: Facet, filters: tuple[Filter, ...]) -> Narrowing:
    return Narrowing(
        label=field_label(field),
        values=tuple(value_label(field, one.value) for one in filters),
        is_excluded=filters[0].is_excluded,
        alone=links.with_filters(_ANY, filters),
        without=links.without(query, filters),
        flipped=links.flipped(query, filters),
    )


def _by_date(query: Query) -> Narrowing:
    since, until = query.since, query.until
    return Narrowing(
        label="Date",
        values=(_range(since, until),),
        alone=links.dated(_ANY, since, until),
        without=links.dated(query, None, None),
    )


def _range(since: date | None, until: date | None) -> str:
    if since and until:
        return wording.days(since, until)
    if since:
        return f"from {wording.day(since)}"
    return f"to {wording.day(until)}" if until else ""
