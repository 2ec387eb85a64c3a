"""The groups of names, from the tables of parties, officials and series and from aliases.toml."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from indexer.aliases.keys import Key, key
from indexer.aliases.names import Group
from indexer.aliases.tables import tables
from indexer.model import PartyCode
from indexer.parties import country_codes, label
from indexer.parties.names import tables as party_tables

_LOCALES = ("en", "ko", "ja", "zh", "zh_Hant", "ru", "uk", "ar")
_LISTED = ("bodies", "agencies", "terms", "places")


@cache
def groups() -> tuple[Group, ...]:
    """Return all groups."""
    return (*_countries(), *_listed(), *_officials(), *_series())


def only_capitals() -> frozenset[Key]:
    """Return the keys of abbreviations that are other words in small letters."""
    return frozenset(map(key, (*tables()["capitals"]["only"], *tables()["codes"]["typed"])))


def _countries() -> Iterator[Group]:
    every = {code: tuple(dict.fromkeys(_names_of(code))) for code in sorted(country_codes())}
    printed = "\n".join(_padded(name) for names in every.values() for name in names)
    for code, names in every.items():
        given = tables()["countries"].get(code, {})
        own = "\n".join(map(_padded, names))
        vague = [name for name in names if _is_inside_others(name, own, printed)]
        asked = {*vague, *given.get("asked", ())} - set(given.get("names", ()))
        codes = [code] if code in tables()["codes"]["typed"] else []
        yield Group(tuple(one for one in names if one not in asked), (*codes, *sorted(asked)))


def _names_of(code: PartyCode) -> Iterator[str]:
    yield from tables()["countries"].get(code, {}).get("names", ())
    yield from party_tables()["abbreviations"].get(code, ())
    yield from (name for name in (label(code, one) for one in _LOCALES) if name != code)


def _padded(name: str) -> str:
    """A name of letters ends where its last word does; one of syllables may go on."""
    return f" {name} " if name.isascii() else name


def _is_inside_others(name: str, own: str, printed: str) -> bool:
    """Whether a name is a part of another country's: Sudan of South Sudan, 인도 of 인도네시아."""
    return printed.count(_padded(name)) > own.count(_padded(name))


def _listed() -> Iterator[Group]:
    for kind in _LISTED:
        yield from (
            Group(tuple(one["names"]), tuple(one.get("asked", ()))) for one in tables()[kind]
        )


def _officials() -> Iterator[Group]:
    yield from (Group(tuple(one["names"])) for one in _tagged("people")["person"])


def _series() -> Iterator[Group]:
    yield from (Group(tuple(one["names"])) for one in _tagged("series")["family"])


def _tagged(name: str) -> dict[str, Any]:
    """A table of the taggers, read without importing these: a first page needs none of them."""
    path = Path(__file__).parents[1] / "tagging" / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
