"""Who published a release: by its address, its site, its byline, its credit lines, its text."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from indexer import parties
from indexer.folding import fold
from indexer.model import Issuer, Kind, PartyCode, Release, Span, Tag
from indexer.parties import Form
from indexer.tagging.candidates import Candidate

_LONGEST_LINE = 100
_HEAD_LINES, _FOOT_LINES = 8, 6
_DATELINE = 160
_INSTITUTION = re.compile(
    r"\b(?:Ministry|Minist[eè]re|Ministerio|Ministerium|Ministerstwo|Ministero|Department|Embassy|Ambassade|Botschaft"
    r"|Consulate|High Commission|Permanent (?:Mission|Representation)|Government|Presidency|Mission of"
    r"|Prime Minister['’]s Office|Office of the (?:President|Prime Minister)|Foreign Office|Foreign Ministry|MFA|MOFA)\b"
    r"|대사관|大使館",
    re.IGNORECASE,
)
_HOST_LABEL = re.compile(r"^[a-z0-9-]+$")
_NO_COUNTRY = {
    "tv",
    "me",
    "io",
    "co",
    "ai",
    "fm",
    "ly",
    "cc",
    "to",
    "ws",
    "gg",
    "info",
    "news",
    "eu",
}


class Publisher(NamedTuple):
    """An issuer and what sort of source it is; `kind` is None where nothing says."""

    name: str
    country: PartyCode | None
    kind: Kind | None = None
    is_portal: bool = False


Seen = Candidate[Publisher]


def tag_issuer(release: Release) -> Tag[Issuer] | None:
    """The issuer; of a portal's copy that names its author, the author."""
    chosen = choose_publisher(issuer_candidates(release))
    if chosen is None:
        return None
    return Candidate(
        Issuer(chosen.value.name, chosen.value.country), chosen.rule, 1.0, chosen.spans
    ).tag


def choose_publisher(candidates: tuple[Seen, ...]) -> Seen | None:
    """The strongest candidate; a portal gives way to the author it shows."""
    best = max(candidates, key=lambda seen: seen.score, default=None)
    if best and best.value.is_portal:
        authors = [seen for seen in candidates if not seen.value.is_portal and seen.score >= 50]
        best = max(authors, key=lambda seen: seen.score, default=best)
    return best


def issuer_candidates(release: Release) -> tuple[Seen, ...]:
    """Every publisher that metadata, credit lines or the text name, with how telling that is."""
    return (
        *_recorded(release),
        *_by_address(release),
        *_by_metadata(release),
        *_credited(release),
        *_by_dateline(release),
        *_by_lines(release),
        *_by_set_aside(release),
    )


# --- metadata ----------------------------------------------------------------------------------


def _recorded(release: Release) -> Iterator[Seen]:
    declared = release.declared
    if declared.issuer or declared.issuer_country:
        stated = declared.issuer or declared.issuer_country
        assert stated
        name = declared.issuer.value if declared.issuer else ""
        known = known_name(name)
        country = declared.issuer_country.value if declared.issuer_country else None
        kind = known.kind if known else None
        code = country or (known.country if known else None)
        yield Candidate(
            Publisher(name or parties.label(code or ""), code, kind), f"declared:{stated.by}", 100
        )


def _by_address(release: Release) -> Iterator[Seen]:
    stated = release.declared.url
    url = release.url or (stated.value if stated else None)
    if url:
        publisher = publisher_at(url)
        if publisher:
            score = 90 if publisher.kind else 30
            yield Candidate(publisher, f"declared:{stated.by if stated else 'url'}", score)


def _by_metadata(release: Release) -> Iterator[Seen]:
    for score, statements in ((80, release.declared.site_name), (70, release.declared.author)):
        for stated in statements:
            publisher = known_name(stated.value)
            if publisher:
                yield Candidate(publisher, f"declared:{stated.by}", score)
            elif score == 80 and 2 < len(stated.value) < 60:
                yield Candidate(Publisher(stated.value, None), f"declared:{stated.by}", 20)


def publisher_at(url: str) -> Publisher | None:
    """The publisher of an address: a known one, else what the host's ending tells."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        known = _domains().get(".".join(labels[start:]))
        if known:
            return known
    return _by_ending(host, labels)


def _by_ending(host: str, labels: list[str]) -> Publisher | None:
    if len(labels) < 2 or not all(map(_HOST_LABEL.match, labels)):
        return None
    top = labels[-1]
    if top in {"gov", "mil"}:
        return Publisher(host, "US", Kind.OFFICIAL)
    country = {"uk": "GB", "eu": "EU"}.get(top, top.upper())
    if country not in parties.country_codes() or top in _NO_COUNTRY:
        return None
    endings = set(_tables()["government_endings"]["endings"])
    is_official = bool(endings & set(labels[:-1]))
    return Publisher(host, country, Kind.OFFICIAL if is_official else None)


# --- names -------------------------------------------------------------------------------------


def known_name(line: str) -> Publisher | None:
    """The publisher that a site's name, a byline or a credit line names."""
    line = line.strip()[:_LONGEST_LINE]
    known = _site_names().get(fold(line).removeprefix("the "))
    return known or _by_pattern(line) or _institution(line)


def _by_pattern(line: str) -> Publisher | None:
    for pattern, country, kind in _name_patterns():
        if pattern.search(line):
            return Publisher(line, country, kind)
    return None


def _institution(line: str) -> Publisher | None:
    if not _INSTITUTION.search(line):
        return None
    named = [m for m in parties.mentions(line) if m.form is not Form.METONYM]
    return Publisher(line, named[0].code, Kind.OFFICIAL) if named else None


# --- the page ----------------------------------------------------------------------------------


def _credited(release: Release) -> Iterator[Seen]:
    for line in release.set_aside:
        for pattern in _author_patterns():
            match = pattern.search(line[:400])
            publisher = known_name(match["name"]) if match else None
            if publisher:
                yield Candidate(publisher, "declared:credit line", 95)
    for heading, line in zip(release.set_aside, release.set_aside[1:], strict=False):
        if fold(heading).strip(" :") in _headings() and (publisher := known_name(line)):
            yield Candidate(publisher, "declared:credit line", 92)
    for span in release.paragraphs[:3] + release.paragraphs[-_FOOT_LINES:]:
        yield from _credit_in(release.text, span)


def _credit_in(text: str, span: Span) -> Iterator[Seen]:
    for pattern in _author_patterns():
        match = pattern.search(text, span.start, min(span.end, span.start + 400))
        publisher = known_name(match["name"]) if match else None
        if match and publisher:
            yield Candidate(publisher, "credit line", 95, (Span(*match.span("name")),))


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _sources()["agencies"]))
    return re.compile(rf"[(（/]\s?(?P<name>{names})\s?(?:/[A-Z]{{2,8}})?[)）/]")


def _by_dateline(release: Release) -> Iterator[Seen]:
    for span in release.paragraphs[:5]:
        match = _agency().search(release.text, span.start, min(span.end, span.start + _DATELINE))
        if match:
            name, country = _sources()["agencies"][match["name"]]
            found = Publisher(name, country, Kind.NEWS)
            yield Candidate(found, "agency in the dateline", 65, (Span(*match.span("name")),))


def _by_lines(release: Release) -> Iterator[Seen]:
    spans = [span for span in release.paragraphs if span.end - span.start <= _LONGEST_LINE]
    for place, span in enumerate(spans[:_HEAD_LINES] + spans[_HEAD_LINES:][-_FOOT_LINES:]):
        publisher = known_name(span.of(release.text))
        if publisher and not span.of(release.text).rstrip().endswith((".", "?")):
            score = 60 if place < _HEAD_LINES else 45
            yield Candidate(publisher, "line of the page", score, (span,))


def _by_set_aside(release: Release) -> Iterator[Seen]:
    for line in release.set_aside:
        if 2 < len(line) <= _LONGEST_LINE and (publisher := known_name(line)):
            yield Candidate(publisher, "declared:page", 55)
        if "first appeared on" in line:
            name = line.rpartition("first appeared on")[2].strip(" .")
            if 1 < len(name) < 60:
                publisher = known_name(name) or Publisher(name, None, Kind.REPOST)
                yield Candidate(publisher._replace(kind=Kind.REPOST), "declared:credit line", 58)


# --- tables ------------------------------------------------------------------------------------


@cache
def _tables() -> dict[str, Any]:
    source = files("indexer.tagging") / "data" / "publishers.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _sources() -> dict[str, Any]:
    source = files("indexer.tagging") / "data" / "sources.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


_SECTIONS = (
    ("official", Kind.OFFICIAL),
    ("news", Kind.NEWS),
    ("portal", Kind.OFFICIAL),
    ("repost", Kind.REPOST),
)


@cache
def _domains() -> dict[str, Publisher]:
    return {
        domain: Publisher(name, country or None, kind, section == "portal")
        for section, kind in _SECTIONS
        for domain, (name, country) in _tables()[section].items()
    }


@cache
def _site_names() -> dict[str, Publisher]:
    return {
        fold(publisher.name).removeprefix("the "): publisher for publisher in _domains().values()
    }


@cache
def _name_patterns() -> tuple[tuple[re.Pattern[str], PartyCode, Kind], ...]:
    return tuple(
        (re.compile(entry["pattern"]), entry["country"], Kind(entry["kind"]))
        for entry in _tables()["names"]
    )


@cache
def _author_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry, re.IGNORECASE) for entry in _sources()["authors"]["patterns"])


@cache
def _headings() -> frozenset[str]:
    return frozenset(_sources()["authors"]["headings"])
