"""Which of the persons that sentences name are one and the same, and their fullest names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from indexer.folding import fold
from indexer.model import Span
from indexer.tagging.people import Person
from indexer.tagging.tables import table
from indexer.tagging.words import word_set

_PUNCTUATION = re.compile(r"[-'.()]")


@dataclass(frozen=True, slots=True)
class Identity:
    """One person with all places that name him; `name` and `title` are the fullest prints."""

    people: tuple[Person, ...]
    name: Span
    title: Span | None


def identities(text: str, people: Sequence[Person]) -> tuple[Identity, ...]:
    """The persons, each once, in the order of their first places."""
    groups: list[tuple[_Name, list[Person]]] = []
    for person in sorted(people, key=lambda p: -len(p.words)):
        name = _read(text, person)
        fitting = [members for other, members in groups if _is_same(other, name)]
        if fitting:
            min(fitting, key=lambda members: _differs(members, person)).append(person)
        else:
            groups.append((name, [person]))
    found = [_identity(text, sorted(members, key=_place)) for _, members in groups]
    return tuple(sorted(found, key=lambda who: _place(who.people[0])))


def _differs(members: Sequence[Person], person: Person) -> bool:
    """Whether a bare "Kim" is another country's than these, and so another Kim."""
    leading = {member.leading for member in members} - {None}
    return bool(leading) and person.leading not in leading


class _Name(NamedTuple):
    words: list[str]
    known: frozenset[str]


def _read(text: str, person: Person) -> _Name:
    words = [_PUNCTUATION.sub("", fold(word)) for word in person.words]
    return _Name(words, known_as(person.name.of(text)))


def _place(person: Person) -> int:
    return person.span.start


def _is_same(full: _Name, other: _Name) -> bool:
    """Whether the longer of two names and the other are one person's."""
    a, b = full.words, other.words
    if full.known & other.known or sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    if len(b) == 1:
        return b[0] in a
    if len(b[0]) == 1 and len(b) == 2:
        return b[1] == a[-1] and a[0].startswith(b[0])
    return set(b) <= set(a) and (b[-1] == a[-1] or b[0] == a[0])


def known_as(name: str) -> frozenset[str]:
    """The persons of people.toml whom a name can mean, each under the first name of the entry."""
    printed = name.partition("(")
    spellings = {_key(name), _key(printed[0]), _key(printed[2])} - {""}
    return frozenset(_authority()[key] for key in spellings if key in _authority())


@cache
def _authority() -> dict[str, str]:
    entries = table("people")["person"]
    return {_key(name): entry["names"][0] for entry in entries for name in entry["names"]}


def _key(name: str) -> str:
    return " ".join(sorted(_PUNCTUATION.sub("", fold(name)).split()))


def _identity(text: str, people: list[Person]) -> Identity:
    fullest = max(len(person.words) for person in people)
    named = [p for p in people if len(p.words) == fullest]
    titled = [p for p in named if p.title] or [p for p in people if p.title]
    name = (titled[0] if titled and titled[0] in named else named[0]).name
    return Identity(tuple(people), name, _fullest_title(text, titled))


def _fullest_title(text: str, titled: Sequence[Person]) -> Span | None:
    """The first title, or a later one that says more than it or than a mere rank."""
    titles = [person.title for person in titled if person.title]
    best = titles[0] if titles else None
    for title in titles[1:]:
        if best and _says_more(title.of(text).split(), best.of(text).split()):
            best = title
    return best


def _says_more(title: Sequence[str], best: Sequence[str]) -> bool:
    is_rank = len(best) == 1 and best[0].lower() in word_set("mere_ranks")
    return set(best) < set(title) or (is_rank and len(title) > 1)
