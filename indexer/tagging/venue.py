"""The city in which a meeting took place."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from indexer.model import PartyCode, Release, Span, Tag
from indexer.parties import resolve
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.text import opening, speech_start

_DATA = Path(__file__).parent / "data"
_SENTENCES = 14
_FIRST = 3
_LONGEST = 1500
_BYLINES = 7
_LONGEST_BYLINE = 60
_LONGEST_NAME = 40
_BEFORE = 45
_NEAR = 3.5
_JOURNEY = "venue.travels to"
_IN_HEADLINE = 0.25
_AT_SEAT = 0.8
_MOST_DESTINATIONS = 6
_WORD = re.compile(r"[^\s,;:()\[\]]+")
_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻĆČŠŽ"
_IN = re.compile(
    rf"(?<![\w-])(?:in|at|im|à|en|w|we|em|nella|near|outside|visit(?:ed|s|ing)?) (?:downtown |the city of )?(?=[{_UPPER}])"
)
_TO = re.compile(
    rf"\b(?:travel|visit|trip|arriv|return|go|went)\w*(?: \w+){{0,3}}? to (?=[{_UPPER}])"
)
_NEXT_STOP = re.compile(rf"[\w .’'-]{{0,40}}?(?:[,;] and |[,;] | and )(?=[{_UPPER}])")
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
    r"|\b(?:Agreement|Treaty|Declaration|Summit|Conference)(?: [\w,]+){0,7} $"
    r"|\b(?:[Mm]inistry|[Dd]epartment|[Oo]ffice|[Ee]mbassy|[Mm]ission|[Gg]overnment|[Hh]eadquarters|officials|sources)"
    r"(?: of [A-Z][\w ]{3,30})? (?:in|at) $"
)
_OTHER_ROUND = re.compile(
    r"\b(?:next (?:\w+ )?(?:round|meeting|dialogue|session|one|consultations?|talks|edition|iteration|year)|of the next)\b"
)
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


_SEATS = {
    "State Department": "Washington",
    "Department of State": "Washington",
    "White House": "Washington",
    "Pentagon": "Washington",
    "NATO Headquarters": "Brussels",
    "NATO headquarters": "Brussels",
    "UN Headquarters": "New York",
    "United Nations Headquarters": "New York",
    "Kremlin": "Moscow",
    "Blue House": "Seoul",
}
_SEAT = re.compile(
    rf"\bat (?:the )?(?P<seat>{'|'.join(_SEATS)}|(?:Ministry of Foreign Affairs|Foreign Ministry)(?! of))\b"
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
    headline = release.title.of(release.text)
    return tuple(
        replace(
            found, score=found.score + _IN_HEADLINE * (found.value in headline and found.score > 0)
        )
        for found in (*_candidates(release), *_seats(release, sides))
    )


def _candidates(release: Release) -> Iterator[Candidate[str]]:
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
    """Lines of their own above a transcript: "Berlin, Germany"; elsewhere they are datelines."""
    if speech_start(release) == len(release.text):
        return
    for span in release.paragraphs[:_BYLINES]:
        line = span.of(release.text) if span.end - span.start < _LONGEST_BYLINE else ""
        place = _city_at(line, 0) if line else None
        if place:
            rest = line[place.end :].strip(" ,")
            if not rest or rest in _REGIONS or resolve(rest):
                where = Span(span.start, span.start + place.end)
                yield Candidate(place.city, "venue.byline", 7.0, (where,))


def _seats(release: Release, sides: Sides) -> Iterator[Candidate[str]]:
    """Ministries and headquarters that a first sentence says the sides met at."""
    text = release.text
    for span in opening(release, _FIRST):
        match = _SEAT.search(text, span.start, min(span.end, span.start + _LONGEST))
        if match and _HELD.search(text, span.start, match.start()):
            city = _seat_of(match["seat"], sides)
            if city:
                where = (Span(match.start("seat"), match.end("seat")),)
                yield Candidate(city, "venue.seat", _AT_SEAT, where)


def _seat_of(name: str, sides: Sides) -> str | None:
    if "Ministry" in name:
        return _capitals().get(sides.issuer or "")
    return _SEATS.get(name)


def _in_span(text: str, span: Span, weight: float) -> Iterator[Candidate[str]]:
    is_virtual = bool(_VIRTUAL.search(text, span.start, span.end))
    for place in _places(text, span):
        is_other = is_virtual or _is_of_another_round(text, span, place.start)
        score = 0.0 if is_other else weight
        yield Candidate(place.city, f"venue.{place.rule}", score, (Span(place.start, place.end),))


def _is_of_another_round(text: str, span: Span, start: int) -> bool:
    before = max(span.start, start - _BEFORE)
    return bool(
        _ELSEWHERE.search(text, before, start) or _OTHER_ROUND.search(text, start, span.end)
    )


def _places(text: str, span: Span) -> Iterator[_Place]:
    for match in _IN.finditer(text, span.start, span.end):
        if place := _city_at(text, match.end()):
            yield place._replace(rule="held in")
    for match in _TO.finditer(text, span.start, span.end):
        yield from _destinations(text, match.end())
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


def _destinations(text: str, at: int) -> Iterator[_Place]:
    """All cities of "to Berlin, Germany, Madrid and Paris"."""
    for _ in range(_MOST_DESTINATIONS):
        if place := _city_at(text, at):
            yield place._replace(rule="travels to")
        step = _NEXT_STOP.match(text, place.end if place else at)
        if not step:
            return
        at = step.end()


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
    """The best; a journey to several cities has no venue."""
    best = max(candidates, key=lambda c: c.score, default=None)
    if best is None or best.score <= 0:
        return None
    floor = _NEAR if best.rule == _JOURNEY else best.score
    rivals = [
        c for c in candidates if c.score >= floor and (c.rule == best.rule or c.score == best.score)
    ]
    return best if len({c.value for c in rivals}) == 1 else None


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
