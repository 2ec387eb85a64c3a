"""Officials named in scripts without capitals: titles and names beside each other, by patterns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.model import Span
from indexer.parties import Mention, resolve
from indexer.tagging.patterns import Guarded
from indexer.tagging.people import Person
from indexer.tagging.tables import pattern, table
from indexer.tagging.text import within

_TABLES = {"ja": "japanese", "zh": "chinese", "ar": "arabic"}
_LONGEST = 1200
_NEXT = 2
_SCRIPTS = re.compile("[\u0621-\u064a]{3}|[\u3041-\u9fff]{2}")


def is_scripted(text: str, span: Span, language: str) -> bool:
    """Whether a sentence is in one of the languages and scripts that the patterns read."""
    return language in _TABLES and bool(_SCRIPTS.search(text, span.start, span.end))


def scripted_people(
    text: str, span: Span, mentions: Sequence[Mention], language: str
) -> tuple[Person, ...]:
    """All persons of a sentence, in order, none inside another."""
    name = _TABLES[language]
    end = min(span.end, span.start + _LONGEST)
    found = [
        _person(text, match, mentions, name)
        for titled in _titled(name)
        for match in titled.finditer(text, span.start, end)
        if not _is_nobody(match["name"], name)
    ]
    return tuple(_apart(sorted(found, key=lambda person: person.span.start)))


def _apart(people: Sequence[Person]) -> Iterator[Person]:
    end = 0
    for person in people:
        if person.span.start >= end:
            end = person.span.end
            yield person


@cache
def _titled(name: str) -> tuple[Guarded, ...]:
    return tuple(pattern(name, key) for key in table(name)["patterns"] if "titled" in key)


def _is_nobody(name: str, language: str) -> bool:
    return resolve(name) is not None or bool(pattern(language, "no_name").match(name))


def _person(text: str, match: re.Match[str], mentions: Sequence[Mention], language: str) -> Person:
    """The person, the title without the country in front of it and without what comes before."""
    name, (start, end) = Span(*match.span("name")), match.span("title")
    for cut in pattern(language, "cut").finditer(text, start, end):
        start = cut.end()
    before = [m for m in within(mentions, Span(start, end)) if m.span.end < end]
    leading = before[-1] if before and language == "chinese" else None
    if before and before[0].span.start == start:
        leading = before[0]
    start = leading.span.end if leading else start
    end = _with_country(end, mentions) if language == "arabic" else end
    span = Span(min(name.start, start), max(name.end, end))
    words = tuple(re.split(r"[ \u3000]", name.of(text)))
    return Person(name, Span(start, end), span, words, leading.code if leading else None)


def _with_country(end: int, mentions: Sequence[Mention]) -> int:
    """The end of a title, behind the country that follows it."""
    behind = within(mentions, Span(end, end + _NEXT))
    return behind[0].span.end if behind else end
