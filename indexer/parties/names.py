"""Every name a party goes by: CLDR and countryinfo, corrected and completed by parties.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import countryinfo
from babel import Locale

from indexer.model import PartyCode

OTHER_SCRIPTS = ("ko", "ja", "zh", "zh_Hant", "ru", "uk", "bg", "el", "ar", "he", "fa")
"""Languages whose names of countries cannot be mistaken for English words."""

LATIN = (
    *("fr", "de", "es", "pt", "it", "pl", "nl", "sv", "da", "nb", "fi", "et", "cs", "sk", "tr"),
    *("id", "ms", "vi", "ro", "hu", "lt", "lv", "hr", "bs", "sl", "sq", "az", "is", "ca"),
)
"""Languages whose names of countries are looked for in texts of that language alone."""

_HERE = Path(__file__).parent
_LETTERS_THAT_SHOUT = 4
_LONGEST_ABBREVIATION = 7


class Form(StrEnum):
    """How a text names a party."""

    NAME = "name"
    ADJECTIVE = "adjective"
    ABBREVIATION = "abbreviation"
    FIRST = "first half"
    METONYM = "metonym"
    BLOCKER = "blocker"


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a party; a blocker's code is empty."""

    surface: str
    code: PartyCode
    form: Form


@cache
def tables() -> dict[str, Any]:
    """The tables of parties.toml."""
    return tomllib.loads((_HERE / "parties.toml").read_text(encoding="utf-8"))


@cache
def country_codes() -> frozenset[PartyCode]:
    """ISO 3166-1 codes with a name in CLDR, and those of its user-assigned codes we use."""
    codes = {str(code) for code in Locale("en").territories}
    return frozenset(filter(re.compile("[A-Z]{2}$").match, codes - _UNREAL))


_UNREAL = {"EZ", "UN", "EU", "ZZ", "XA", "XB", "QO", "EA", "IC", "AC", "CP", "CQ", "DG", "TA"}


def territory_name(code: PartyCode, language: str) -> str | None:
    """The country's name in the language, as CLDR has it; None for bodies and unknown codes."""
    return Locale.parse(language).territories.get(code) if code in country_codes() else None


def common_names() -> Iterator[Name]:
    """The names to look for in every text, the weakest claim to a surface first."""
    yield from _capitals()
    yield from _from_table("metonyms", Form.METONYM)
    yield from _from_table("firsts", Form.FIRST)
    yield from _demonyms()
    for other in OTHER_SCRIPTS:
        yield from territories(other)
    yield from _republics()
    yield from territories("en")
    yield from _from_table("names", Form.NAME)
    yield from _from_table("adjectives", Form.ADJECTIVE)
    yield from _from_table("abbreviations", Form.ABBREVIATION)
    yield from _bodies()
    yield from (Name(phrase, "", Form.BLOCKER) for phrase in tables()["blockers"]["phrases"])


def surfaces(name: Name) -> Iterator[str]:
    """The spellings of one name: both apostrophes, and capitals where it is long enough."""
    yield name.surface
    if name.surface[0].islower():
        yield name.surface[0].upper() + name.surface[1:]
    plain = without_accents(name.surface)
    if plain != name.surface:
        yield plain
    if "'" in name.surface:
        yield name.surface.replace("'", "’")
    if len(name.surface) >= _LETTERS_THAT_SHOUT and name.surface.upper() != name.surface:
        yield name.surface.upper()


def without_accents(surface: str) -> str:
    """The Latin letters of the surface without accents; other scripts stay whole."""
    if not surface[0].isascii() and surface[0] > "\u024f":
        return surface
    decomposed = unicodedata.normalize("NFD", surface)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _from_table(table: str, form: Form) -> Iterator[Name]:
    for code, surfaces_of in tables()[table].items():
        yield from (Name(surface, code, form) for surface in surfaces_of)


def _bodies() -> Iterator[Name]:
    for code, surfaces_of in tables()["bodies"].items():
        yield from (Name(surface, code, form_of(surface)) for surface in surfaces_of)


def form_of(surface: str) -> Form:
    """Whether a name of a country or body is an abbreviation."""
    is_short = len(surface) <= _LONGEST_ABBREVIATION and surface.isupper()
    return Form.ABBREVIATION if is_short else Form.NAME


def territories(language: str) -> Iterator[Name]:
    """The names of countries in a language, as CLDR has them."""
    known = Locale.parse(language).territories
    for code in sorted(country_codes() & known.keys()):
        yield from (Name(surface, code, Form.NAME) for surface in _spellings(known[code]))


def _republics() -> Iterator[Name]:
    """ "Republic of Ghana" as one name; where another state is called so, its own table wins."""
    for name in territories("en"):
        yield Name(f"Republic of {name.surface}", name.code, Form.NAME)


def _spellings(name: str) -> Iterable[str]:
    """CLDR's "Myanmar (Burma)" and "St. Kitts & Nevis" in the words a text prints."""
    bare = re.sub(r" ?\([^)]*\)| SAR China$", "", name).strip()
    spelled = bare.replace(" & ", " and ")
    return {bare, spelled, spelled.replace("St. ", "Saint ")} - {""}


def _countryinfo(table: str) -> Iterator[tuple[PartyCode, Mapping[str, Any]]]:
    dropped = set(tables()[table]["codes"])
    for country in countryinfo.all_countries():
        known = country.info()
        code = known.get("ISO", {}).get("alpha2") or ""
        if code in country_codes() and code not in dropped:
            yield code, known


def _demonyms() -> Iterator[Name]:
    for code, known in _countryinfo("demonyms_dropped"):
        for surface in filter(None, (known.get("demonym") or "").split(",")):
            yield Name(surface, code, Form.ADJECTIVE)


def _capitals() -> Iterator[Name]:
    for code, known in _countryinfo("capitals_dropped"):
        capital = known.get("capital")
        if isinstance(capital, str) and capital:
            yield Name(capital, code, Form.METONYM)
