"""Officials named in a Korean sentence: "최성주 국제안보대사", "존 도(John Doe) 미 국무부 조정관"."""

import re
from collections.abc import Iterator

from indexer.model import PartyCode, Span
from indexer.parties import resolve
from indexer.tagging.people import Person

_LONGEST = 1500
_FIRST_WORD = re.compile(r"[^\s]*")
_HEADS = (
    "장관|차관|차관보|부차관보|대사|국장|심의관|조정관|실장|대표|부대표|본부장|과장|처장|청장|위원장|대통령|총리|수석|단장"
    "|보좌관|총장|의장|특사|담당관|사령관|국무장관|부장관|집행위원|정책관|기획관|외교관"
)
_TITLED = re.compile(
    rf"(?P<title>(?:[가-힣A-Za-z0-9·]{{1,14}} ){{0,5}}?[가-힣0-9·]{{0,12}}?(?:{_HEADS}))(?:대리)?"
    r"(?=[은는이가을를과와의도로에께]|[ ,.()]|이었|였|입니|$)"
)
_WITH_LATIN = re.compile(
    r"(?P<name>(?:[가-힣]{1,7} ){0,3}[가-힣]{1,7} ?\((?P<latin>[A-Z][A-Za-z .,'’-]{2,40})\)) ?$"
)
_PLAIN = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{2,4}) $")
_TWO_WORDS = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{1,6}[^은는이가과와의을를로 ] [가-힣]{1,6}) $"
)
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허남심노하곽성차주우구민유진지엄채원천방공현함변염여추도소석"
    "선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
_NO_NAME = re.compile(
    r"외교|국방|정부|양측|우리|한미|한일|금번|이번|오늘|수석|양국|각국|관계|주한|주미|담당|신임|전임|공동|차기|고위|현직|한국|한편|이날|이어|이후|정례|유관|주요|[가-힣]+[측과와은는]$"
)
_OFFICE = re.compile(r"[가-힣]{1,8}(?:부|처|청|원|실|성|무부) ")
_SIDES: dict[str, PartyCode] = {
    "우리": "KR", "한": "KR", "미": "US", "일": "JP", "중": "CN", "영": "GB", "호주": "AU", "러": "RU", "독": "DE",
    "불": "FR", "북": "KP", "유럽연합": "EU",
}  # fmt: skip
_SIDE = re.compile(
    r"(우리|한|미|일|중|영|호주|러|독|불|북|유럽연합) ?측|(?:^| )(미|일|중|영|러|독|불) (?=국무부|외무성|외교부|외무부|백악관|국방부)"
)


def korean_people(text: str, span: Span) -> tuple[Person, ...]:
    """All persons of a Korean sentence whose title follows the name, in order."""
    return tuple(_people(text, Span(span.start, min(span.end, span.start + _LONGEST))))


def _people(text: str, span: Span) -> Iterator[Person]:
    free_from = span.start
    for match in _TITLED.finditer(text, span.start, span.end):
        person = _person(text, match, free_from)
        if person:
            free_from = match.end()
            yield person


def _person(text: str, match: re.Match[str], free_from: int) -> Person | None:
    """The person whose title ends here: the name in front of the title or of its first words."""
    for start in _word_starts(text, match.start("title"), match.end("title")):
        name = _name(text, free_from, start)
        if name:
            span = Span(name.start, match.end("title"))
            side = _side(text, free_from, span.end)
            return Person(name, Span(start, span.end), span, tuple(name.of(text).split()), side)
    return None


def _word_starts(text: str, start: int, end: int) -> Iterator[int]:
    yield start
    yield from (i + 1 for i in range(start, end) if text[i] == " ")


def _name(text: str, free_from: int, end: int) -> Span | None:
    """The name that ends where the title begins."""
    if match := _WITH_LATIN.search(text, free_from, end):
        return _of_latin(match)
    if (match := _PLAIN.search(text, free_from, end)) and _is_korean(match["name"], text, end):
        return Span(match.start("name"), match.end("name"))
    match = _TWO_WORDS.search(text, free_from, end)
    if match and resolve(_FIRST_WORD.match(text, end)[0]):  # type: ignore[index]
        return Span(match.start("name"), match.end("name"))
    return None


def _of_latin(match: re.Match[str]) -> Span:
    """As many Korean words as the Latin spelling in brackets has."""
    korean = match["name"].split("(")[0].rstrip()
    words = korean.split(" ")
    dropped = " ".join(words[: -len(match["latin"].split())])
    start = match.start("name") + (len(dropped) + 1 if dropped else 0)
    return Span(start, match.end("name"))


def _is_korean(name: str, text: str, end: int) -> bool:
    if name[0] not in _SURNAMES or _NO_NAME.match(name) or len(name) > 3:
        return False
    return len(name) == 3 or bool(_OFFICE.match(text, end))


def _side(text: str, start: int, end: int) -> PartyCode | None:
    found = list(_SIDE.finditer(text, start, end))
    return _SIDES[found[-1][1] or found[-1][2]] if found else None
