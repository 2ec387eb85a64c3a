"""Hits → the rows of a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.engines.interface import Facet, Fragment, Hit, Query, Snippet
from indexer.labels import value_label
from webapp import links, wording
from webapp.present.parts import KindBadge, Link, Phrase, Printed, badge, foreign


@dataclass(frozen=True, slots=True)
class Passage:
    """A snippet and where it stands in its release."""

    fragments: tuple[Fragment, ...]
    paragraph: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One release in a list: who met whom, when, and the passages that match."""

    url: str
    title: tuple[Fragment, ...]
    lang: str | None
    kind: KindBadge
    when: Printed | None
    issuer: str | None
    counterparts: tuple[str, ...]
    where: tuple[Phrase, ...]
    who: tuple[Phrase, ...]
    passages: tuple[Passage, ...]


_NOT_ASKED = Query()


def row(hit: Hit, query: Query = _NOT_ASKED) -> Row:
    """Return how a hit is shown; its links carry the words, so that they are marked there too."""
    return Row(
        url=links.release(hit.id, query),
        title=hit.title_fragments or (Fragment(hit.title or hit.id, False),),
        lang=foreign(hit.language),
        kind=badge(hit.kind),
        when=_when(hit),
        issuer=hit.issuer.name if hit.issuer else None,
        counterparts=tuple(value_label(Facet.COUNTERPART, code) for code in hit.counterparts),
        where=tuple(_where(hit)),
        who=tuple(_who(hit)),
        passages=tuple(_passage(hit, snippet, query) for snippet in hit.snippets),
    )


def series_phrase(series: str, position: int | None) -> Phrase:
    """Return "5th, ROK–US Cyber Policy Consultation", the series linked to its releases."""
    before = f"{wording.ordinal(position)}, " if position else ""
    return Phrase(before, Link(series, links.chosen(Facet.SERIES, series)))


def _passage(hit: Hit, snippet: Snippet, query: Query) -> Passage:
    url = links.release(hit.id, query, f"p{snippet.paragraph}")
    return Passage(snippet.fragments, snippet.paragraph, url)


def _when(hit: Hit) -> Printed | None:
    start = hit.event_start or hit.published
    if start is None:
        return None
    end = hit.event_end if hit.event_start else None
    return Printed(wording.days(start, end), start.isoformat())


def _where(hit: Hit) -> Iterator[Phrase]:
    if hit.venue:
        yield Phrase(hit.venue)
    if hit.series:
        yield series_phrase(hit.series, hit.ordinal)
    elif hit.event_type:
        yield Phrase(value_label(Facet.EVENT_TYPE, hit.event_type).lower())
    if hit.language and hit.language != "en":
        yield Phrase(f"in {value_label(Facet.LANGUAGE, hit.language)}")


def _who(hit: Hit) -> Iterator[Phrase]:
    if hit.officials:
        yield Phrase(wording.leads(hit.officials))
    elif hit.event_type:
        yield Phrase("leads not stated")
    yield from _published(hit)


def _published(hit: Hit) -> Iterator[Phrase]:
    if hit.published is None:
        return
    if hit.event_start is None:
        yield Phrase("date of publication")
        return
    if not hit.event_start <= hit.published <= (hit.event_end or hit.event_start):
        later = wording.lag(hit.event_start, hit.event_end, hit.published)
        yield Phrase(f"published {wording.day(hit.published)}, {later}")
