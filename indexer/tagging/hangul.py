"""Officials named in a Korean sentence: "박서준 국제안보대사", "존 도(John Doe) 조정관"."""

import re
from collections.abc import Iterator

from indexer.model import PartyCode, Span
from indexer.parties import resolve
from indexer.tagging.people import Person
from indexer.tagging.tables import pattern, table

_LONGEST = 1500
_LONGEST_NAME, _FARTHEST = 20, 120


def korean_people(text: str, span: Span) -> tuple[Person, ...]:
    """All persons of a Korean sentence whose title follows the name, in order."""
    return tuple(_people(text, Span(span.start, min(span.end, span.start + _LONGEST))))


def _people(text: str, span: Span) -> Iterator[Person]:
    free_from = span.start
    for match in pattern("hangul", "titled").finditer(text, span.start, span.end):
        person = _person(text, match, free_from)
        if person:
            free_from = match.end()
            yield person


def _person(text: str, match: re.Match[str], free_from: int) -> Person | None:
    """The person whose title ends here: the name in front of the title or of its first words."""
    free_from = max(free_from, match.start("title") - _FARTHEST)
    starts = tuple(_word_starts(text, match.start("title"), match.end("title")))
    for finder in (_with_latin, _of_two_words, _plain):
        for start in starts:
            if name := finder(text, free_from, start):
                span = Span(name.start, match.end("title"))
                side = _side(text, free_from, span.end)
                return Person(name, Span(start, span.end), span, tuple(name.of(text).split()), side)
    return None


def _word_starts(text: str, start: int, end: int) -> Iterator[int]:
    yield start
    yield from (i + 1 for i in range(start, end) if text[i] == " ")


def _with_latin(text: str, free_from: int, end: int) -> Span | None:
    """The name that ends where the title begins, with its Latin spelling in brackets."""
    match = pattern("hangul", "with_latin").search(text, free_from, end)
    return _of_latin(match) if match else None


def _of_two_words(text: str, free_from: int, end: int) -> Span | None:
    """A foreign name in front of a country, or of any title where a side is named before it."""
    match = pattern("hangul", "two_words").search(text, free_from, end)
    if match and (match["side"] or resolve(text[end : end + _LONGEST_NAME].split(" ")[0])):
        return Span(match.start("name"), match.end("name"))
    return None


def _plain(text: str, free_from: int, end: int) -> Span | None:
    match = pattern("hangul", "plain").search(text, free_from, end)
    if match and _is_korean(match["name"], text, end):
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
    if (
        name[0] not in table("hangul")["surnames"]["first"]
        or pattern("hangul", "no_name").match(name)
        or len(name) > 3
    ):
        return False
    return len(name) == 3 or bool(pattern("hangul", "office").match(text, end))


def _side(text: str, start: int, end: int) -> PartyCode | None:
    found = list(pattern("hangul", "side").finditer(text, start, end))
    if not found:
        return None
    code: PartyCode = table("hangul")["sides"][found[-1][1] or found[-1][2]]
    return code
