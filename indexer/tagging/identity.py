"""Which of the persons that sentences name are one and the same, and their fullest names."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.folding import fold
from indexer.model import Span
from indexer.tagging.people import Person

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Identity:
    """One person with all places that name him; `name` and `title` are the fullest prints."""

    people: tuple[Person, ...]
    name: Span
    title: Span | None


def identities(text: str, people: Sequence[Person]) -> tuple[Identity, ...]:
    """The persons, each once, in the order of their first places."""
    groups: list[list[Person]] = []
    for person in sorted(people, key=lambda p: -len(p.words)):
        group = next((g for g in groups if _is_same(text, g[0], person)), None)
        if group is None:
            groups.append([person])
        else:
            group.append(person)
    found = [_identity(text, sorted(group, key=lambda p: p.span.start)) for group in groups]
    return tuple(sorted(found, key=lambda who: who.people[0].span.start))


def _is_same(text: str, full: Person, other: Person) -> bool:
    a, b = _folded(full), _folded(other)
    if known_as(full.name.of(text)) & known_as(other.name.of(text)):
        return True
    if "".join(sorted("".join(a))) == "".join(sorted("".join(b))) and sorted(a) == sorted(b):
        return True
    if len(b) == 1:
        return b[0] in (a[0], a[-1])
    return "".join(a) == "".join(b) or (set(b) <= set(a) and (b[-1] == a[-1] or b[0] == a[0]))


def known_as(name: str) -> frozenset[str]:
    """The persons of people.toml whom a name can mean, each under the first name of the entry."""
    printed = name.partition("(")
    spellings = {_key(name), _key(printed[0]), _key(printed[2])} - {""}
    return frozenset(_authority()[key] for key in spellings if key in _authority())


@cache
def _authority() -> dict[str, str]:
    table = tomllib.loads((_DATA / "people.toml").read_text(encoding="utf-8"))
    return {_key(name): entry["names"][0] for entry in table["person"] for name in entry["names"]}


def _key(name: str) -> str:
    return " ".join(sorted(re.sub(r"[-'.()]", "", fold(name)).split()))


def _folded(person: Person) -> list[str]:
    return [fold(word).replace("-", "").replace("'", "").strip(".") for word in person.words]


def _identity(text: str, people: list[Person]) -> Identity:
    fullest = max(len(person.words) for person in people)
    named = [p for p in people if len(p.words) == fullest]
    titled = [p for p in named if p.title] or [p for p in people if p.title]
    name = (titled[0] if titled and titled[0] in named else named[0]).name
    return Identity(tuple(people), name, _fullest_title(text, titled))


def _fullest_title(text: str, titled: Sequence[Person]) -> Span | None:
    """The first title, or a later one that says the same and more."""
    titles = [person.title for person in titled if person.title]
    best = titles[0] if titles else None
    for title in titles[1:]:
        if best and set(best.of(text).split()) < set(title.of(text).split()):
            best = title
    return best
