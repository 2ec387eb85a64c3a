"""The city in which a meeting took place."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from indexer.model import PartyCode, Release, Span, Tag
from indexer.parties import resolve
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.text import body_sentences

_DATA = Path(__file__).parent / "data"
_MOST_SENTENCES = 14
_LONGEST = 1500
_BYLINES = 7
_WORD = re.compile(r"[^\s,;:()\[\]]+")
_PLACE = re.compile(
    r"(?<![\w-])(?:in|at|im|in der|à|a|en|w|we|em|nella|près de|near|outside) (?:downtown |the city of )?(?=[A-ZÀ-ŽŁŚ])"
)
_GOES = re.compile(
    r"\b(?:travel(?:l?ed|l?ing|s)?|visit(?:ed|ing|s)?|trip|arrived?s?|go|goes|returns?)(?: back)? (?:to|in|on [^.;]{0,30} to) (?=[A-Z])|\bvisit(?:ed|s|ing)? (?=[A-Z])"
)
_HOST = re.compile(
    r"(?:^|[\s(])(?P<city>[A-ZÀ-Ž][^\s,;:()]*(?: [A-ZÀ-Ž][^\s,;:()]*){0,3}) (?:will host|is hosting|hosts?|hosted|was host|is host|was the (?:venue|scene))\b"
)
_HANGUL = re.compile(r"([가-힣]{2,6}?)(?:에서|서)(?= )|(?:\s|^)([가-힣]{2,6}) ?(?:개최|열려)")
_JAPANESE = re.compile(r"([一-龥ァ-ヴ]{2,8}?)(?:において|で|にて)")
_CAPITAL = re.compile(
    r"\bThe ([A-Z][a-z]+(?: [A-Z][a-z]+)?) capital (?:hosted|was|hosts|will host)|\bheld in the ([A-Z][a-z]+(?: [A-Z][a-z]+)?) capital\b"
)
_HELD = re.compile(
    r"\b(?:held|hold|holds|met|meet|meets|meeting|took place|takes? place|taking place|hosted|hosts?|convened|convenes?|chaired|co-chaired|opened?|opens"
    r"|concluded?|participate[sd]?|attend(?:ed|s)?|launched|began|started|conducted|gathered|signed|came together|sat down|together|used|bring|brought"
    r"|organi[sz]ed|visit(?:ed|s)?|travel\w*|returned|discuss(?:ed|ions)|talks|consultations?|dialogue|tenue?s?|tenir|réuni\w*|stattfand|stattgefunden|statt|fand|fanden|celebr\w+|odby\w+|spotka\w+)\b",
    re.I,
)
_ITSELF = re.compile(
    r"^(?:The|This|These|Both|It|Its|They|In) ?(?:\w+ ){0,4}?(?:meeting|dialogue|consultations?|talks|session|round|event|discussions?|visit|working group|conference|forum|delegations?|sides|two)?"
    r"[^.]{0,80}?\b(?:was|were|took|held|met|hosted)\b",
)
_ELSEWHERE = re.compile(
    r"\b(?:next|previous(?:ly)?|last|earlier|former|upcoming|forthcoming|future|second round will|first (?:\w+ ){0,3}(?:was|were|met|took|round)|since|following|ahead of|after the|prior to|adopted|Agreement|Treaty|Declaration|Summit|Conference in"
    r"|based in|headquarter\w*|ambassador|embassy|born|agreed in|signed in|launched in|established in|prochaine?|précédente?|nächste\w*|próxima?|następn\w+)\b",
)
_VIRTUAL = re.compile(
    r"\b(?:virtual(?:ly)?|video ?-?conference|videoconferenc\w*|by video|via video|online|par visioconférence|화상)\b",
    re.I,
)
_CALL = re.compile(r"\b(?:Phone )?[Cc]alls? (?:[Ww]ith|to|between)\b")


def tag_venue(release: Release, sides: Sides) -> Tag[str] | None:
    """The city; None where several claim it alike, or where they met by video or telephone."""
    chosen = _choose(venue_candidates(release, sides))
    return chosen.tag if chosen else None


def venue_candidates(release: Release, sides: Sides) -> tuple[Candidate[str], ...]:
    """Every city that a headline, a line above the text or a sentence places something in."""
    return tuple(_candidates(release, sides))


def _candidates(release: Release, sides: Sides) -> Iterator[Candidate[str]]:
    text = release.text
    if _CALL.search(text, release.title.start, release.title.end):
        return
    yield from _bylines(release)
    yield from _in_span(text, release.title, 6.0)
    for number, span in enumerate(body_sentences(release)[:_MOST_SENTENCES]):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        weight = max(1.0, 5.5 - number) if number < 3 or _ITSELF.search(span.of(text)) else 0.0
        if _HELD.search(text, span.start, span.end) or number == 0:
            yield from _in_span(text, span, weight)


def _bylines(release: Release) -> Iterator[Candidate[str]]:
    """Lines of their own above a transcript: "Berlin, Germany"."""
    for span in release.paragraphs[:_BYLINES]:
        line = span.of(release.text) if span.end - span.start < 60 else ""
        if line and not line.endswith("."):
            city = _city_at(line, 0)
            rest = line[city[1] :].strip(" ,.") if city else ""
            if city and (not rest or resolve(rest) or rest in _STATES):
                yield Candidate(
                    city[0], "venue.byline", 7.0, (Span(span.start, span.start + city[1]),)
                )


def _in_span(text: str, span: Span, weight: float) -> Iterator[Candidate[str]]:
    virtual = bool(_VIRTUAL.search(text, span.start, span.end))
    for start, end, city, rule in _places(text, span):
        score = (
            0.0
            if virtual
            or _ELSEWHERE.search(text, max(span.start, start - 70), start)
            or _is_other_round(text, span, start)
            else weight
        )
        yield Candidate(city, f"venue.{rule}", score, (Span(start, end),))


def _is_other_round(text: str, span: Span, start: int) -> bool:
    return bool(re.search(r"\b(?:next|venue of the next)\b", text[start : span.end]))


def _places(text: str, span: Span) -> Iterator[tuple[int, int, str, str]]:
    for rule, pattern in (("held in", _PLACE), ("travels to", _GOES)):
        for match in pattern.finditer(text, span.start, span.end):
            if city := _city_at(text, match.end()):
                yield match.end(), city[1], city[0], rule
    for match in _HOST.finditer(text, span.start, span.end):
        city = _city_at(text, match.start("city"))
        if city and city[1] == match.end("city"):
            yield match.start("city"), city[1], city[0], "hosted by the city"
    for match in _CAPITAL.finditer(text, span.start, span.end):
        country = resolve(match[1] or match[2])
        if country in _cities_of():
            yield match.start(), match.end(), _cities_of()[country], "capital"
    for pattern in (_HANGUL, _JAPANESE):
        for match in pattern.finditer(text, span.start, span.end):
            group = match.lastindex or 1
            if name := _gazetteer().get(match[group]):
                yield match.start(group), match.end(group), name, "held in"


def _city_at(text: str, at: int) -> tuple[str, int] | None:
    """The longest city name that begins at the position, and where it ends."""
    best = None
    for number, word in enumerate(_WORD.finditer(text, at, at + 40)):
        if number > 3:
            break
        surface = text[at : word.end()]
        for trimmed in (surface, surface.rstrip(".’'”\"")):
            if trimmed in _gazetteer():
                best = _gazetteer()[trimmed], at + len(trimmed)
        if name := _gazetteer().get(f"{surface}, D.C."):
            best = best or (name, word.end())
    return best


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
def _cities_of() -> dict[PartyCode, str]:
    """Country → its seat of government."""
    return {code: cities[0].split("|")[0] for code, cities in _table().items()}


@cache
def _table() -> dict[PartyCode, list[str]]:
    return tomllib.loads((_DATA / "cities.toml").read_text(encoding="utf-8"))


_STATES = frozenset(
    "D.C DC D.C. Massachusetts California Texas Virginia Maryland New York Florida Illinois Pennsylvania Hawaii Washington"
    " Alaska Bavaria Ontario Quebec".split()
) | {"New York", "British Columbia"}


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    best = max((c.score for c in candidates), default=0.0)
    if best <= 0:
        return None
    winners = [c for c in candidates if c.score == best]
    return winners[0] if len({c.value for c in winners}) == 1 else None
