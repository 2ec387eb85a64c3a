"""A government's page that prints no country's name: the city of its address tells which it is."""

import re
from collections.abc import Iterator

from indexer import parties
from indexer.model import Kind, PartyCode, Release, Span
from indexer.tagging.candidates import Candidate
from indexer.tagging.issuer.institutions import (
    seat_in,
    seat_of_address,
    speaks_of_government,
)
from indexer.tagging.issuer.publisher import Publisher

Seen = Candidate[Publisher]

_ADDRESS, _SIGNED, _DATELINED, _ANYBODY = 40, 38, 30, 22
_HEAD, _FOOT = 2, 5
_LONGEST_CITY = 40
_LONGEST_LINE = 160
_DATELINE = re.compile(
    r"\W{0,3}(?P<city>[^\W\d_][^\d,.;:(–—]{2,30}?)[ ,]{1,3}(?=\d|[(–—-]|[A-Z][a-z]{2,8} \d)"
)
_OPENING = 600


def seat_candidates(release: Release) -> Iterator[Seen]:
    """The countries of the addresses and of the places in the datelines of a government's page."""
    if not _is_of_a_government(release):
        yield from _at_home(release)
        return
    found = [*_addresses(release), *_signed(release)]
    if len({country for country, _, _ in found}) == 1:
        yield _candidate(release, *found[0])
    yield from (_candidate(release, *one) for one in _datelined(release))


def _at_home(release: Release) -> Iterator[Seen]:
    """The one country of the addresses of a page that may be anybody's."""
    found = list(_addresses(release))
    if len({country for country, _, _ in found}) == 1:
        country = found[0][0]
        yield Candidate(Publisher("", country), "declared:address of the page", _ANYBODY)


def _is_of_a_government(release: Release) -> bool:
    feet = (span.of(release.text) for span in _feet(release))
    lines = [*release.set_aside, *_site_names(release), *feet]
    return any(len(line) <= _LONGEST_LINE and speaks_of_government(line) for line in lines)


def _addresses(release: Release) -> Iterator[tuple[PartyCode, float, tuple[Span, ...]]]:
    for line in release.set_aside:
        if country := seat_of_address(line):
            yield country, _ADDRESS, ()
    for span in _feet(release):
        if span.end - span.start <= _LONGEST_LINE and (
            country := seat_of_address(span.of(release.text))
        ):
            yield country, _ADDRESS, (span,)


def _signed(release: Release) -> Iterator[tuple[PartyCode, float, tuple[Span, ...]]]:
    for span in _feet(release):
        if span.end - span.start <= _LONGEST_CITY and (country := seat_in(span.of(release.text))):
            yield country, _SIGNED, (span,)


def _datelined(release: Release) -> Iterator[tuple[PartyCode, float, tuple[Span, ...]]]:
    """A dateline's city counts for a country that the opening names: others may be the venue."""
    names = _site_names(release)
    if names and not any(map(speaks_of_government, names)):
        return
    for span in release.paragraphs[:_HEAD]:
        match = _DATELINE.match(release.text, span.start, min(span.end, span.start + 60))
        country = seat_in(match["city"]) if match else None
        named = {mention.code for mention in parties.mentions(release.text[:_OPENING])}
        if match and country in named and country:
            yield country, _DATELINED, (Span(*match.span("city")),)


def _candidate(release: Release, country: PartyCode, score: float, spans: tuple[Span, ...]) -> Seen:
    names = [name for name in _site_names(release) if speaks_of_government(name)]
    publisher = Publisher(names[0] if names else "", country, Kind.OFFICIAL)
    rule = "seat of a government" if spans else "declared:address of the page"
    return Candidate(publisher, rule, score, spans)


def _feet(release: Release) -> tuple[Span, ...]:
    return release.paragraphs[-_FOOT:]


def _site_names(release: Release) -> list[str]:
    return [stated.value for stated in release.declared.site_name]
