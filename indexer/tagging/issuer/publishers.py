"""Known publishers, by address and by name, and what an unknown one's address or name tells."""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from indexer import parties
from indexer.folding import fold
from indexer.model import Kind
from indexer.tagging.issuer.institutions import (
    institution,
    is_common,
    names_a_country,
    own_name,
    reads_as_name,
)
from indexer.tagging.issuer.publisher import Publisher

_LONGEST_NAME = 240
_LONGEST_ADDITION = 30  # what may stand beside a known name in the line that is an issuer's
_SHORTEST_NAME = 6  # of a known name that a longer line may begin with
_PARTS = re.compile(r"\s{2,}|\s*(?:[|·•»>_/©]|\s[–—-]\s|\*)\s*")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-zA-Z])")
_HOST_LABEL = re.compile(r"[a-z0-9-]+")
_HOST = re.compile(r"(?<![\w.@-])(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6})\b")
_NO_COUNTRY = frozenset(("tv", "me", "io", "co", "ai", "fm", "ly", "cc", "to", "ws", "gg", "eu"))
_SECTIONS = {
    "official": Kind.OFFICIAL,
    "news": Kind.NEWS,
    "portal": Kind.OFFICIAL,
    "repost": Kind.REPOST,
}


def publisher_at(url: str) -> Publisher | None:
    """The publisher of an address: a known one, else what the host's ending tells."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return known_host(host) or by_ending(host)


def known_host(host: str) -> Publisher | None:
    """The publisher whose domain the host is or belongs to."""
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_domains()[domain] for domain in domains if domain in _domains()), None)


def hosts_in(line: str) -> list[Publisher]:
    """Publishers of the addresses that a line prints."""
    hosts = (match[1] for match in _HOST.finditer(line[:500].lower()))
    found = [known_host(host) or by_ending(host) for host in hosts]
    return [known for known in found if known and known.kind]


def by_ending(host: str) -> Publisher | None:
    """What the ending of a host tells: the country, and whether it is a government's."""
    labels = host.split(".")
    if len(labels) < 2 or not all(map(_HOST_LABEL.fullmatch, labels)):
        return None
    if labels[-1] in {"gov", "mil"}:
        return Publisher(host, "US", Kind.OFFICIAL)
    country = {"uk": "GB"}.get(labels[-1], labels[-1].upper())
    if country not in parties.country_codes() or labels[-1] in _NO_COUNTRY:
        return None
    is_official = not _government_endings().isdisjoint(labels[:-1])
    return Publisher(host, country, Kind.OFFICIAL if is_official else None)


def known_name(line: str) -> Publisher | None:
    """The publisher that a site's name, a byline or a credit line names.

    Of words that a crawler glued ("MinistryHomeNews") each may begin another part of the line.
    """
    line = line.strip()[:_LONGEST_NAME]
    return _known(line) or (_known(_GLUED.sub(" | ", line)) if _GLUED.search(line) else None)


@lru_cache(maxsize=2000)  # a site prints the same lines on all its pages
def _known(line: str) -> Publisher | None:
    parts = [part for part in _PARTS.split(line) if part]
    named = [part for part in parts if reads_as_name(part)]
    letterhead = _letterhead(named)
    for part in (line, *parts):
        known = _by_name(fold(part).strip(" .:()\"'"))
        if known and not (letterhead and is_common(part)):
            return known
    return (
        _first(_by_pattern, named)
        or _first(own_name, (line, *named) if reads_as_name(line) else named)
        or _one_institution(named)
        or letterhead
    )


def _first(read: Callable[[str], Publisher | None], parts: Sequence[str]) -> Publisher | None:
    return next(filter(None, map(read, parts)), None)


def _one_institution(parts: Sequence[str]) -> Publisher | None:
    """The institution of the parts; a line with those of several countries is a list."""
    found = [known for known in map(institution, parts) if known]
    return found[0] if len({known.country for known in found}) == 1 else None


def _letterhead(parts: Sequence[str]) -> Publisher | None:
    """The institution and its country in neighbouring parts: "Ministry of Defence | Fiji"."""
    pairs = ((one, other) for one, other in pairwise(parts))
    return _first(institution, [", ".join(two) for two in pairs if any(map(names_a_country, two))])


def _by_name(folded: str) -> Publisher | None:
    bare = folded.removeprefix("the ")
    known = _names().get(folded) or _names().get(bare)
    if known:
        return known
    for words in range(4, 0, -1):
        start = " ".join(bare.split()[:words])
        if len(start) >= _SHORTEST_NAME and start in _distinctive_names():
            return _distinctive_names()[start]
    return None


def _by_pattern(line: str) -> Publisher | None:
    for pattern, known in _patterns():
        match = pattern.search(line)
        if match:
            is_whole = len(line) - len(match.group()) < _LONGEST_ADDITION
            return known._replace(name=known.name or (line if is_whole else match.group()))
    return None


# --- tables ------------------------------------------------------------------------------------


@cache
def tables() -> dict[str, Any]:
    """The tables of publishers.toml."""
    source = files("indexer.tagging") / "data" / "publishers.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _domains() -> dict[str, Publisher]:
    return {
        domain: Publisher(name, country or None, kind, section == "portal")
        for section, kind in _SECTIONS.items()
        for domain, (name, country) in tables()[section].items()
    }


@cache
def _names() -> dict[str, Publisher]:
    """Folded names; those that are words of any text count with their article or not at all."""
    named = {fold(publisher.name): publisher for publisher in _domains().values()}
    named |= {fold(name): _domains()[domain] for name, domain in tables()["aliases"].items()}
    return {
        name if name.removeprefix("the ") in _words() else name.removeprefix("the "): publisher
        for name, publisher in named.items()
        if name not in _words()
    }


@cache
def _words() -> frozenset[str]:
    return frozenset(tables()["words"]["names"])


@cache
def _distinctive_names() -> dict[str, Publisher]:
    """Names of outlets that may begin a longer line; names of offices are too common for that."""
    return {name: known for name, known in _names().items() if _is_outlet(known)}


def _is_outlet(publisher: Publisher) -> bool:
    return publisher.kind in {Kind.NEWS, Kind.REPOST} or publisher.is_portal


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Publisher], ...]:
    return tuple(
        (
            re.compile(entry["pattern"]),
            Publisher(entry.get("name", ""), entry["country"], Kind(entry["kind"])),
        )
        for entry in tables()["names"]
    )


@cache
def _government_endings() -> frozenset[str]:
    return frozenset(tables()["government_endings"]["endings"])
