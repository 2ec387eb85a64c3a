"""The city in which a meeting took place."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from indexer.model import PartyCode, Release, Span, Tag
from indexer.parties import resolve
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.text import opening

_DATA = Path(__file__).parent / "data"
_SENTENCES = 14
_FIRST = 3
_LONGEST = 1500
_BYLINES = 7
_LONGEST_BYLINE = 60
_LONGEST_NAME = 40
_BEFORE = 70
_WORD = re.compile(r"[^\s,;:()\[\]]+")
_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻĆČŠŽ"
_IN = re.compile(
    rf"(?<![\w-])(?:in|at|im|à|en|w|we|em|nella|near|outside|visit(?:ed|s|ing)?) (?:downtown |the city of )?(?=[{_UPPER}])"
)
_TO = re.compile(
    rf"\b(?:travel|visit|trip|arriv|return|go|went)\w*(?: \w+){{0,3}}? to (?=[{_UPPER}])"
)
_HOSTS = re.compile(
    r"(?<=[\w.])(?:, [A-Z][\w .]{2,30},)? (?:will host|is hosting|hosts|hosted|was host|is host|was the venue)\b"
)
_HANGUL = re.compile(r"([가-힣]{2,6}?)(?:에서|서)(?= )|(?:\s|^)([가-힣]{2,6}) ?(?:개최|열려)")
_JAPANESE = re.compile(r"([一-龥ァ-ヴ]{2,8}?)(?:において|で|にて)")
_CAPITAL = re.compile(r"\b[Tt]he (?=[A-Z])(?P<country>[\w ]{3,30}?) capital\b")
_HELD = re.compile(
    r"\b(?:held|hold|holds|met|meet|meets|meeting|took place|takes? place|taking place|hosted|hosts?|convened?|convenes"
    r"|chaired|co-chaired|opened?|opens|concluded?|participated?|attend|attended|launched|began|started|conducted|gathered"
    r"|signed|came together|together|sat down|bring|brought|organi[sz]ed|visit\w*|travel\w*|returned|discuss\w*|talks"
    r"|consultations?|dialogue|tenue?s?|tenir|réuni\w*|statt\w*|fand|fanden|celebr\w+|odby\w+|spotka\w+)\b",
    re.I,
)
_ITSELF = re.compile(
    r"(?:The|This|These|Both|It|Its|Their|In|On|Held|Hosted) (?:[\w'’.-]+ ){0,8}?(?:was |were |is |will be |has been )?"
    r"(?:held|took place|takes place|met|hosted|convened|organi[sz]ed|(?:was|is|being) the (?:host|venue))\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:next|previous(?:ly)?|last|earlier|former|upcoming|forthcoming|future|first (?:\w+ ){0,3}(?:was|were|met|took|round)"
    r"|since|following|ahead of|after the|prior to|adopted|based in|headquarter\w*|[Aa]mbassador (?:in|to)|[Ee]mbassy"
    r"|born|agreed in|established in|prochaine?|précédente?|nächste\w*|próxima?|następn\w+)\b"
    r"|\b(?:Agreement|Treaty|Declaration|Summit|Conference)(?: [\w,]+){0,4} $"
)
_OTHER_ROUND = re.compile(r"\b(?:next|of the next|last year|in (?:19|20)\d\d and)\b")
_VIRTUAL = re.compile(
    r"\b(?:virtual(?:ly)?|video ?-?conferenc\w*|by video|via video|online|par visioconférence)\b|화상",
    re.I,
)
_CALL = re.compile(r"\b(?:Phone )?[Cc]alls? (?:[Ww]ith|to|between)\b")
_REGIONS = frozenset(
    [
        "D.C.",
        "DC",
        "D.C",
        "New York",
        "California",
        "Texas",
        "Virginia",
        "Maryland",
        "Florida",
        "Hawaii",
        "Alaska",
    ]
)


class _Place(NamedTuple):
    city: str
    start: int
    end: int
    rule: str


def tag_venue(release: Release, sides: Sides) -> Tag[str] | None:
    """The city; None where several claim it alike, or where they met by video or telephone."""
    chosen = _choose(venue_candidates(release, sides))
    return chosen.tag if chosen else None


def venue_candidates(release: Release, sides: Sides) -> tuple[Candidate[str], ...]:
    """Every city that a headline, a line above the text or a sentence places something in."""
    if _CALL.search(release.text, release.title.start, release.title.end):
        return ()
    return tuple(_candidates(release, sides))


def _candidates(release: Release, sides: Sides) -> Iterator[Candidate[str]]:
    text = release.text
    yield from _bylines(release)
    yield from _in_span(text, release.title, 6.0)
    for number, span in enumerate(opening(release, _SENTENCES)):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        if number < _FIRST:
            if number == 0 or _HELD.search(text, span.start, span.end):
                yield from _in_span(text, span, 5.5 - number)
        elif _ITSELF.match(text, span.start, span.end):
            yield from _in_span(text, span, 1.0)


def _bylines(release: Release) -> Iterator[Candidate[str]]:
    """Lines of their own above a transcript: "Berlin, Germany"."""
    for span in release.paragraphs[:_BYLINES]:
        line = span.of(release.text) if span.end - span.start < _LONGEST_BYLINE else ""
        place = _city_at(line, 0) if line else None
        if place:
            rest = line[place.end :].strip(" ,")
            if not rest or rest in _REGIONS or resolve(rest):
                where = Span(span.start, span.start + place.end)
                yield Candidate(place.city, "venue.byline", 7.0, (where,))


def _in_span(text: str, span: Span, weight: float) -> Iterator[Candidate[str]]:
    is_virtual = bool(_VIRTUAL.search(text, span.start, span.end))
    for place in _places(text, span):
        is_other = is_virtual or _is_of_another_round(text, span, place.start)
        yield Candidate(
            place.city,
            f"venue.{place.rule}",
            0.0 if is_other else weight,
            (Span(place.start, place.end),),
        )


def _is_of_another_round(text: str, span: Span, start: int) -> bool:
    before = max(span.start, start - _BEFORE)
    return bool(
        _ELSEWHERE.search(text, before, start) or _OTHER_ROUND.search(text, start, span.end)
    )


def _places(text: str, span: Span) -> Iterator[_Place]:
    for rule, pattern in (("held in", _IN), ("travels to", _TO)):
        for match in pattern.finditer(text, span.start, span.end):
            if place := _city_at(text, match.end()):
                yield place._replace(rule=rule)
    for match in _HOSTS.finditer(text, span.start, span.end):
        if place := _city_before(text, span.start, match.start()):
            yield place
    for match in _CAPITAL.finditer(text, span.start, span.end):
        city = _capitals().get(resolve(match["country"]) or "")
        if city:
            yield _Place(city, match.start(), match.end(), "capital")
    for pattern in (_HANGUL, _JAPANESE):
        for match in pattern.finditer(text, span.start, span.end):
            group = match.lastindex or 1
            if city := _gazetteer().get(match[group]):
                yield _Place(city, match.start(group), match.end(group), "held in")


def _city_at(text: str, at: int) -> _Place | None:
    """The longest name of a city that begins at the position."""
    best = None
    for word in _WORD.finditer(text, at, at + _LONGEST_NAME):
        surface = text[at : word.end()]
        for name in (surface, surface.rstrip(".’'”\"")):
            if name in _gazetteer():
                best = _Place(_gazetteer()[name], at, at + len(name), "byline")
    return best


def _city_before(text: str, floor: int, end: int) -> _Place | None:
    """The longest name of a city that ends at the position, as the subject of its sentence."""
    words = list(_WORD.finditer(text, max(floor, end - _LONGEST_NAME), end))
    for word in words:
        city = _gazetteer().get(text[word.start() : end])
        if city:
            return _Place(city, word.start(), end, "hosted by the city")
    return None


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    best = max((c.score for c in candidates), default=0.0)
    winners = [c for c in candidates if c.score == best > 0]
    return winners[0] if len({c.value for c in winners}) == 1 else None


@cache
def _gazetteer() -> dict[str, str]:
    """Every spelling of a city → its name."""
    names: dict[str, str] = {}
    for cities in _table().values():
        for city in cities:
            name, *others = city.split("|")
            names |= dict.fromkeys([name, *others], name)
    return names


@cache
def _capitals() -> dict[PartyCode, str]:
    """Country → its seat of government."""
    return {code: cities[0].split("|")[0] for code, cities in _table().items()}


@cache
def _table() -> dict[PartyCode, list[str]]:
    return tomllib.loads((_DATA / "cities.toml").read_text(encoding="utf-8"))
