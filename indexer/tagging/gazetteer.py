"""Cities by every spelling that releases use, and the seats of governments."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from indexer.folding import fold
from indexer.model import PartyCode
from indexer.tagging.tables import table

_LONGEST_NAME = 40
_WORD = re.compile(r"[^\s,;:()\[\]]+")
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5
_UNSPACED = ("ja", "ko", "zh", "zh_Hant", "fa")
_VOWELS = "aeiouyаеиоуяіьйαειοης"


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
    return str(cities[0].split("|")[0]) if cities else None


def country_of(usual: str) -> PartyCode | None:
    """The country of a city by its usual name, or the body that has its seat there alone."""
    return _countries().get(usual)


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


def unspaced_city_before(text: str, floor: int, end: int) -> Place | None:
    """The same where nothing stands between words, as in Japanese."""
    for start in range(max(floor, end - _LONGEST_ENDING * 2), end - 1):
        if known := city(text[start:end]):
            return Place(known, start, end)
    return None


def inflected_city(word: str) -> str | None:
    """The city whose name a word is with another ending: Rzeszowie, Киеве."""
    folded = fold(word)
    for end in range(len(folded), max(_SHORTEST_STEM, len(folded) - _LONGEST_ENDING) - 1, -1):
        if known := _stems().get(folded[:end]):
            return known
    return None


@cache
def _cities() -> dict[str, str]:
    """Every spelling of a city → its usual name."""
    names: dict[str, str] = {}
    for cities in table("cities").values():
        for spellings in cities:
            usual, *others = spellings.split("|")
            names |= dict.fromkeys([usual, *others], usual)
    return {**_in_other_languages(names), **names}


def _in_other_languages(names: dict[str, str]) -> dict[str, str]:
    """What CLDR calls the cities in other languages, where a time zone is named after them."""
    english = Locale("en").time_zones
    found: dict[str, str] = {}
    for language in (*table("dates")["months"]["languages"], *_UNSPACED):
        for zone, names_of_zone in Locale.parse(language).time_zones.items():
            spelling = names_of_zone.get("city", "")
            plain = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            if plain in names and len(spelling) > 1 and "," not in spelling:
                found[spelling] = names[plain]
    return found


@cache
def _countries() -> dict[str, PartyCode]:
    countries: dict[str, PartyCode] = {}
    for code, cities in table("cities").items():
        for spellings in cities:
            countries.setdefault(spellings.split("|")[0], code)
    return countries | {str(capital(code)): code for code in table("cities")}


@cache
def _stems() -> dict[str, str]:
    """Names of one word without the letter that endings replace → usual names."""
    return dict(_stemmed())


def _stemmed() -> Iterator[tuple[str, str]]:
    for name, usual in _cities().items():
        folded = fold(name)
        stem = folded[:-1] if folded[-1:] in _VOWELS or folded.endswith("s") else folded
        if len(stem) >= _SHORTEST_STEM and stem.isalpha():
            yield stem, usual
