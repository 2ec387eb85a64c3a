"""Cities by every spelling that releases use, and the seats of governments."""

import re
from functools import cache
from typing import NamedTuple

from indexer.model import PartyCode
from indexer.tagging.tables import table

_LONGEST_NAME = 40
_WORD = re.compile(r"[^\s,;:()\[\]]+")


class Place(NamedTuple):
    """A city named at a place of a text."""

    city: str
    start: int
    end: int


def city(name: str) -> str | None:
    """The usual name of the city that a spelling means."""
    return _cities().get(name)


def capital(code: PartyCode) -> str | None:
    """The city where a country's ministries are."""
    cities = table("cities").get(code)
    return cities[0].split("|")[0] if cities else None


def city_at(text: str, at: int) -> Place | None:
    """The longest name of a city that begins at the position."""
    best = None
    for word in _WORD.finditer(text, at, at + _LONGEST_NAME):
        surface = text[at : word.end()]
        for name in (surface, surface.rstrip(".’'”\"")):
            if known := city(name) or (city(name.title()) if name.isupper() else None):
                best = Place(known, at, at + len(name))
    return best


def city_before(text: str, floor: int, end: int) -> Place | None:
    """The longest name of a city that ends at the position."""
    for word in _WORD.finditer(text, max(floor, end - _LONGEST_NAME), end):
        if known := city(text[word.start() : end]):
            return Place(known, word.start(), end)
    return None


@cache
def _cities() -> dict[str, str]:
    """Every spelling of a city → its usual name."""
    names: dict[str, str] = {}
    for cities in table("cities").values():
        for spellings in cities:
            usual, *others = spellings.split("|")
            names |= dict.fromkeys([usual, *others], usual)
    return names
