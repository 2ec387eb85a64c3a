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
    body,
    institution,
    institution_at_start,
    is_common,
    leads_elsewhere,
    names_a_country,
    own_name,
    reads_as_headline,
    seat_of_address,
    state_in_full,
)
from indexer.tagging.issuer.publisher import Publisher
from indexer.tagging.issuer.publishers import hosts_in, known_name
from indexer.tagging.issuer.seats import seat_candidates
from indexer.tagging.patterns import Guarded

Seen = Candidate[Publisher]

_LONGEST_LINE = 100
_LONGEST_CREDIT = 400
_LONGEST_OPENING = 240
_ENDLESS = 600  # characters of a paragraph that may be a page
_FEW_HANGUL = 12  # of the menu at the head of a page in English
_HEAD_LINES, _FOOT_LINES = 8, 6
_DATELINE, _OPENING = 160, 12  # characters of a line, lines that may come before it
_HEAD_SCORE, _LETTERHEAD, _FULL_NAME, _COMMON = 60, 45, 36, 25
_LONGEST_ASIDE = 240
_SQUARES = 2
_MASTHEAD_LINES = 2
_FURNITURE = (("KR", re.compile("[가-힣]{2}")), ("JP", re.compile("[ぁ-ヿ]{2}")))
_BOARD = re.compile(r"\bDate \d{4}-\d\d-\d\d\b.{0,40}\b[Hh]its? \d")
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
    for span in (release.title, *release.paragraphs[:_OPENING]):
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
    yield from _by_two_lines(release, list(dict.fromkeys((release.title, *spans[:_HEAD_LINES]))))
    yield from _by_full_name(release)
    if not spans:
        yield from _by_ends(release)
    elif ">" in release.title.of(release.text) or _is_endless(release):
        yield from _by_opening(release)


def _by_full_name(release: Release) -> Iterator[Seen]:
    """A line that is the full name of a state: "Kingdom of Norway" heads its government's pages."""
    heads: list[tuple[str, tuple[Span, ...]]] = [
        (line, ()) for line in release.set_aside[:_FOOT_LINES]
    ]
    spans = (release.title, *release.paragraphs[:_FOOT_LINES])
    heads += [(span.of(release.text), (span,)) for span in dict.fromkeys(spans)]
    for line in release.set_aside[:_MASTHEAD_LINES]:
        if known := body(line):
            yield Candidate(known, "declared:letterhead", _FULL_NAME)
    for line, spans in heads:
        if country := state_in_full(line):
            publisher = Publisher("", country, Kind.OFFICIAL)
            rule = "letterhead" if spans else "declared:letterhead"
            yield Candidate(publisher, rule, _FULL_NAME, spans)


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
    closing = Span(max(0, end - _LONGEST_LINE), end)
    for span in (Span(0, min(end, _LONGEST_LINE)), closing):
        yield from _by_line(release, span, _LETTERHEAD)
    yield from _by_opening(release)
    if country := seat_of_address(closing.of(release.text)):
        yield Candidate(Publisher("", country), "address of the page", 30, (closing,))


def _is_endless(release: Release) -> bool:
    first = next(iter(release.paragraphs), release.title)
    return first.end - first.start > _ENDLESS


def _by_opening(release: Release) -> Iterator[Seen]:
    """The name with which a page begins whose headline runs on from it."""
    opening = Span(0, min(len(release.text), _LONGEST_OPENING))
    line = opening.of(release.text)
    if known := institution_at_start(line) or own_name(line):
        yield Candidate(known, "name in the opening", _FULL_NAME, (opening,))


def _by_line(release: Release, span: Span, score: float) -> Iterator[Seen]:
    line = span.of(release.text)
    publisher = None if line.endswith((".", "?", ":")) else known_name(line)
    if publisher:
        weight = _COMMON if is_common(line) or is_common(publisher.name) else score
        yield Candidate(publisher, "line of the page", weight, (span,))


def _by_set_aside(release: Release) -> Iterator[Seen]:
    for line in release.set_aside:
        yield from _first_appeared(line)
        is_name = 2 < len(line) <= _LONGEST_ASIDE and not leads_elsewhere(line)
        publisher = known_name(line) if is_name else None
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


def _in_hangul(release: Release) -> bool:
    return sum("가" <= char <= "힣" for char in release.text) > len(release.text) // 20


def _by_furniture(release: Release) -> Iterator[Seen]:
    """Menus in hangul or kana around a text in English are those of a ministry's foreign pages."""
    aside = "\n".join(release.set_aside)
    for country, script in _FURNITURE:
        if script.search(aside) and not script.search(release.text):
            yield Candidate(
                Publisher("", country, Kind.OFFICIAL), "declared:language of the page", 35
            )
    opening = release.text[:_LONGEST_OPENING]
    hangul = sum("가" <= char <= "힣" for char in opening)
    if _BOARD.search(opening) or (0 < hangul <= _FEW_HANGUL and not _in_hangul(release)):
        span = Span(0, len(opening))
        yield Candidate(Publisher("", "KR", Kind.OFFICIAL), "menu of the page", 30, (span,))
    squares = [span for span in release.paragraphs if release.text.startswith("□", span.start)]
    if len(squares) >= _SQUARES:  # how ministries in Seoul number their releases
        first = Span(squares[0].start, squares[0].start + 1)
        yield Candidate(Publisher("", "KR", Kind.OFFICIAL), "numbering", 30, (first,))


# --- tables ------------------------------------------------------------------------------------


@cache
def _sources() -> dict[str, Any]:
    source = files("indexer.tagging") / "data" / "sources.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _sources()["agencies"]))
    opening, closing = r"(?:[(（/|]|^|[,.–—]\s)", r"(?:[)）/|:]|\s?[–—]|\s-\s)"
    return re.compile(rf"{opening}\s?(?P<name>{names})\s?(?:/[A-Z]{{2,8}})?{closing}", re.MULTILINE)


@cache
def _author_patterns() -> tuple[Guarded, ...]:
    return tuple(Guarded(entry, re.IGNORECASE) for entry in _sources()["authors"]["patterns"])


@cache
def _headings() -> frozenset[str]:
    return frozenset(_sources()["authors"]["headings"])
