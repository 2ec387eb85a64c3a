"""Whose official somebody is, as the title and the words around it say."""

import re
from collections.abc import Sequence
from functools import cache

from indexer.model import PartyCode
from indexer.parties import Mention
from indexer.tagging.people import Person
from indexer.tagging.tables import table
from indexer.tagging.text import within

_ABROAD = re.compile(
    r"(?:\b(?:to|for|with|on|against|zu|en|in)|\bEnvoy|\bambassador to) (?:the |der |la |le )?$",
    re.I,
)
# in front of a body that somebody serves: "Ambassador of the European Union", "at the OSCE"
_OWNED = re.compile(
    r"(?:\b(?:of|at|from|de|del|della|der|do|da|di|du|dell)|l['’])(?: ?the | la | l['’]| )?$", re.I
)
_COUNTRY_CODE = 2


def side_of(text: str, person: Person, mentions: Sequence[Mention]) -> PartyCode | None:
    """The party of a person by the country in front of the title, an institution, or one in it."""
    if person.leading:
        return person.leading
    return institution(person.span.of(text)) or _named_in(text, person, mentions)


def _named_in(text: str, person: Person, mentions: Sequence[Mention]) -> PartyCode | None:
    title = person.span
    inside = [
        m
        for m in within(mentions, title)
        if not person.name.start <= m.span.start < person.name.end
    ]
    own = [
        m
        for m in inside
        if text[m.span.start - 1] != "(" and not _ABROAD.search(text, title.start, m.span.start)
    ]
    countries = [m for m in own if len(m.code) == _COUNTRY_CODE and m.code != "EU"]
    if own and own[0].span.start == title.start:
        return own[0].code
    bodies = [m for m in own if _OWNED.search(text, title.start, m.span.start)]
    first = countries or bodies
    return first[0].code if first else None


def institution(name: str) -> PartyCode | None:
    """The party to which the first institution of a text belongs, if it is one of its own."""
    found = _institutions().search(name)
    return _owners()[found.group()] if found else None


@cache
def _institutions() -> re.Pattern[str]:
    names = sorted(map(re.escape, _owners()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


@cache
def _owners() -> dict[str, PartyCode]:
    """Institution → whose it is."""
    return {name: code for code, names in table("titles")["institutions"].items() for name in names}
