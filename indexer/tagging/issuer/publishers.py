"""Known publishers, by address and by name, and what an unknown one's address or name tells."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from indexer import parties
from indexer.folding import fold
from indexer.model import Kind, PartyCode, Span
from indexer.parties import Form
from indexer.tagging.skeleton import CLASSES, skeleton

_LONGEST_NAME = 100
_SHORTEST_NAME = 6  # of a known name that a longer line may begin with
_PARTS = re.compile(r"\s*(?:[|·•»>]|\s[–—-]\s|\*)\s*")
_HOST_LABEL = re.compile(r"[a-z0-9-]+")
_HOST = re.compile(r"(?<![\w.@-])(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6})\b")
_NO_COUNTRY = frozenset("tv me io co ai fm ly cc to ws gg info news eu".split())
_SECTIONS = {
    "official": Kind.OFFICIAL,
    "news": Kind.NEWS,
    "portal": Kind.OFFICIAL,
    "repost": Kind.REPOST,
}


class Publisher(NamedTuple):
    """An issuer and what sort of source it is; `kind` is None where nothing says."""

    name: str
    country: PartyCode | None
    kind: Kind | None = None
    is_portal: bool = False


def publisher_at(url: str) -> Publisher | None:
    """The publisher of an address: a known one, else what the host's ending tells."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return known_host(host) or _by_ending(host)


def known_host(host: str) -> Publisher | None:
    """The publisher whose domain the host is or belongs to."""
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_domains()[domain] for domain in domains if domain in _domains()), None)


def hosts_in(line: str) -> list[Publisher]:
    """Publishers of the addresses that a line prints."""
    hosts = (match[1] for match in _HOST.finditer(line[:500]))
    return [known for known in map(known_host, hosts) if known]


def _by_ending(host: str) -> Publisher | None:
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
    """The publisher that a site's name, a byline or a credit line names."""
    line = line.strip()[:_LONGEST_NAME]
    parts = [part for part in _PARTS.split(line) if part]
    for part in (line, *parts):
        known = _by_name(fold(part).strip(" .:()\"'"))
        if known:
            return known
    return _by_pattern(line) or (_institution(line) if len(parts) < 3 else None)


def _by_name(folded: str) -> Publisher | None:
    folded = folded.removeprefix("the ")
    if folded in _names():
        return _names()[folded]
    for words in range(4, 0, -1):
        start = " ".join(folded.split()[:words])
        if len(start) >= _SHORTEST_NAME and start in _distinctive_names():
            return _distinctive_names()[start]
    return None


def _by_pattern(line: str) -> Publisher | None:
    for pattern, country, kind in _patterns():
        match = pattern.search(line)
        if match:
            name = line if len(line) - len(match.group()) < 30 else match.group()
            return Publisher(name, country, kind)
    return None


def _institution(line: str) -> Publisher | None:
    bones = skeleton(line, Span(0, len(line)), parties.mentions(line))
    match = _institutions().search(bones.text)
    if not match:
        return None
    number = bones.named(*match.span("before" if match["before"] else "after"))[0]
    mention = bones.mentions[number]
    return None if mention.form is Form.METONYM else Publisher(line, mention.code, Kind.OFFICIAL)


@cache
def _institutions() -> re.Pattern[str]:
    party = "[" + "".join(CLASSES[kind] for kind in "NABO") + "]"
    nouns = "|".join(tables()["institutions"]["nouns"])
    return re.compile(
        rf"(?P<before>{party})(?:['’]s)?\s(?:[\w&'’-]+\s){{0,4}}?(?:{nouns})\b"
        rf"|\b(?:{nouns})\b[^|]{{0,70}}?(?:\bof|,|\bdes?|\bder|\bdel?|\s\()\s?(?:the\s|la\s|l['’])?(?P<after>{party})",
        re.IGNORECASE,
    )


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
    named = {publisher.name: publisher for publisher in _domains().values()}
    named |= {name: _domains()[domain] for name, domain in tables()["aliases"].items()}
    return {fold(name).removeprefix("the "): publisher for name, publisher in named.items()}


@cache
def _distinctive_names() -> dict[str, Publisher]:
    """Names of outlets that may begin a longer line; names of offices are too common for that."""
    return {name: known for name, known in _names().items() if _is_outlet(known)}


def _is_outlet(publisher: Publisher) -> bool:
    return publisher.kind in {Kind.NEWS, Kind.REPOST} or publisher.is_portal


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], PartyCode, Kind], ...]:
    return tuple(
        (re.compile(entry["pattern"]), entry["country"], Kind(entry["kind"]))
        for entry in tables()["names"]
    )


@cache
def _government_endings() -> frozenset[str]:
    return frozenset(tables()["government_endings"]["endings"])
