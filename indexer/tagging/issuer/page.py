"""What the page says of its publisher: credit lines, datelines, lines of the head and foot."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from indexer.folding import fold
from indexer.model import Kind, Release, Span
from indexer.tagging.candidates import Candidate
from indexer.tagging.issuer.institutions import (
    institution,
    is_common,
    names_a_country,
    reads_as_headline,
)
from indexer.tagging.issuer.publisher import Publisher
from indexer.tagging.issuer.publishers import hosts_in, known_name
from indexer.tagging.issuer.seats import seat_candidates
from indexer.tagging.patterns import Guarded

Seen = Candidate[Publisher]

_LONGEST_LINE = 100
_LONGEST_CREDIT = 400
_HEAD_LINES, _FOOT_LINES = 8, 6
_DATELINE = 160
_HEAD_SCORE, _LETTERHEAD, _COMMON = 60, 45, 25
_LONGEST_ASIDE = 240
_FURNITURE = (("KR", re.compile("[가-힣]{2}")), ("JP", re.compile("[ぁ-ヿ]{2}")))
_FIRST_APPEARED = re.compile(
    r"(?:first appeared|appeared first|originally published) (?:on|at|in) (.{2,60})"
)


def page_candidates(release: Release) -> Iterator[Seen]:
    """Every publisher that the page names, with how telling the place is."""
    yield from _credited_aside(release)
    yield from _credited(release)
    yield from _by_dateline(release)
    yield from _by_lines(release)
    yield from _by_set_aside(release)
    yield from _by_furniture(release)
    yield from seat_candidates(release)


def _credited_aside(release: Release) -> Iterator[Seen]:
    for line in release.set_aside:
        for pattern in _author_patterns():
            match = pattern.search(line[:_LONGEST_CREDIT])
            publisher = known_name(Span(*match.span("name")).of(line)) if match else None
            if publisher:
                yield Candidate(publisher, "declared:credit line", 95)
    for heading, line in zip(release.set_aside, release.set_aside[1:], strict=False):
        if fold(heading).strip(" :") in _headings() and (publisher := known_name(line)):
            yield Candidate(publisher, "declared:credit line", 92)


def _credited(release: Release) -> Iterator[Seen]:
    for span in dict.fromkeys(release.paragraphs[:3] + release.paragraphs[-_FOOT_LINES:]):
        end = min(span.end, span.start + _LONGEST_CREDIT)
        for pattern in _author_patterns():
            match = pattern.search(release.text, span.start, end)
            name = Span(*match.span("name")) if match else None
            publisher = known_name(name.of(release.text)) if name else None
            if name and publisher:
                yield Candidate(publisher, "credit line", 95, (name,))


def _by_dateline(release: Release) -> Iterator[Seen]:
    for span in (release.title, *release.paragraphs[:5]):
        match = _agency().search(release.text, span.start, min(span.end, span.start + _DATELINE))
        if match:
            name, country = _sources()["agencies"][match["name"]]
            found = Publisher(name, country, Kind.NEWS)
            yield Candidate(found, "agency in the dateline", 65, (Span(*match.span("name")),))


def _by_lines(release: Release) -> Iterator[Seen]:
    spans = [span for span in release.paragraphs if span.end - span.start <= _LONGEST_LINE]
    for place, span in enumerate(spans[:_HEAD_LINES] + spans[_HEAD_LINES:][-_FOOT_LINES:]):
        score = _HEAD_SCORE if place < _HEAD_LINES else 45
        yield from _by_line(release, span, score)
    if not reads_as_headline(release.title.of(release.text)):
        yield from _by_line(release, release.title, _HEAD_SCORE)
    yield from _by_two_lines(release, spans[:_HEAD_LINES])
    if not spans:
        yield from _by_ends(release)


def _by_two_lines(release: Release, spans: Sequence[Span]) -> Iterator[Seen]:
    """A letterhead in two lines: the country's name, the ministry under or above it."""
    for first, second in pairwise(spans):
        lines = first.of(release.text), second.of(release.text)
        publisher = institution(", ".join(lines)) if any(map(names_a_country, lines)) else None
        if publisher and not any(map(reads_as_headline, lines)):
            yield Candidate(publisher, "letterhead", _LETTERHEAD, (first, second))


def _by_ends(release: Release) -> Iterator[Seen]:
    """The ends of a page that a crawler joined to one line: its name, its marks of rights."""
    end = len(release.text)
    for span in (Span(0, min(end, _LONGEST_LINE)), Span(max(0, end - _LONGEST_LINE), end)):
        yield from _by_line(release, span, _LETTERHEAD)


def _by_line(release: Release, span: Span, score: float) -> Iterator[Seen]:
    line = span.of(release.text)
    publisher = None if line.endswith((".", "?", ":")) else known_name(line)
    if publisher:
        weight = _COMMON if is_common(line) or is_common(publisher.name) else score
        yield Candidate(publisher, "line of the page", weight, (span,))


def _by_set_aside(release: Release) -> Iterator[Seen]:
    for line in release.set_aside:
        yield from _first_appeared(line)
        publisher = known_name(line) if 2 < len(line) <= _LONGEST_ASIDE else None
        if publisher:
            is_copy = publisher.kind is Kind.REPOST or publisher.is_portal
            is_any = is_common(line) or is_common(publisher.name)
            score = 62 if is_copy else _COMMON if is_any else 55
            yield Candidate(publisher, "declared:page", score)
        for linked in hosts_in(line):
            yield Candidate(linked, "declared:link of the page", 48)


def _first_appeared(line: str) -> Iterator[Seen]:
    repost = _FIRST_APPEARED.search(line[:_LONGEST_CREDIT])
    if repost:
        name = repost[1].strip(" .")
        known = known_name(name) or Publisher(name, None)
        copied = known._replace(kind=Kind.REPOST, is_copied=known.kind is Kind.OFFICIAL)
        yield Candidate(copied, "declared:credit line", 64)


def _by_furniture(release: Release) -> Iterator[Seen]:
    """Menus in hangul or kana around a text in English are those of a ministry's foreign pages."""
    aside = "\n".join(release.set_aside)
    for country, script in _FURNITURE:
        if script.search(aside) and not script.search(release.text):
            yield Candidate(
                Publisher("", country, Kind.OFFICIAL), "declared:language of the page", 35
            )


# --- tables ------------------------------------------------------------------------------------


@cache
def _sources() -> dict[str, Any]:
    source = files("indexer.tagging") / "data" / "sources.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _sources()["agencies"]))
    return re.compile(rf"[(（/]\s?(?P<name>{names})\s?(?:/[A-Z]{{2,8}})?[)）/]")


@cache
def _author_patterns() -> tuple[Guarded, ...]:
    return tuple(Guarded(entry, re.IGNORECASE) for entry in _sources()["authors"]["patterns"])


@cache
def _headings() -> frozenset[str]:
    return frozenset(_sources()["authors"]["headings"])
