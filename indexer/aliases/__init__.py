"""The several names of one thing: a country, body, agency, official, series, term of the field.

`found` says which of a row of words are such a name, and what else it goes by.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from indexer.aliases.groups import Group, groups
from indexer.aliases.keys import Key, is_written_so, key

__all__ = ["Found", "found", "names_of"]


class Found(NamedTuple):
    """The first `length` of some words are a name; `others` are the other names of the same."""

    length: int
    others: tuple[str, ...]


def found(words: Sequence[str]) -> Found | None:
    """Return the longest name that some words begin with."""
    keys = [key(word) for word in words]
    for length in range(min(len(words), _longest()), 0, -1):
        typed = sum(keys[:length], ())
        named = _by_key().get(typed)
        if named and is_written_so(" ".join(words[:length]), named.surface):
            others = _others(named.group, typed)
            return Found(length, others) if others else None
    return None


def names_of(name: str) -> tuple[str, ...]:
    """Return every name of what a name is of, also those that are only typed."""
    named = _by_key().get(key(name))
    return (*named.group.names, *named.group.asked) if named else ()


class _Named(NamedTuple):
    group: Group
    surface: str


@cache
def _by_key() -> dict[Key, _Named]:
    """Names by their keys; one that several groups share is none of them."""
    names: dict[Key, _Named] = {}
    shared: set[Key] = set()
    for group in groups():
        for surface in (*group.names, *group.asked):
            known = names.setdefault(key(surface), _Named(group, surface))
            if known.group is not group:
                shared.add(key(surface))
    return {one: named for one, named in names.items() if one and one not in shared}


@cache
def _longest() -> int:
    return max(map(len, _by_key()))


def _others(group: Group, typed: Key) -> tuple[str, ...]:
    """The names that are not found anyway, since they hold the typed one or another of them."""
    kept: dict[Key, str] = {}
    for name in sorted(group.names, key=lambda name: len(key(name))):
        own = key(name)
        if own not in kept and not any(_holds(own, other) for other in (typed, *kept)):
            kept[own] = name
    return tuple(name for name in group.names if kept.get(key(name)) == name)


def _holds(longer: Key, shorter: Key) -> bool:
    if len(longer) == len(shorter) == 1 and not longer[0].isascii():
        return shorter[0] in longer[0]
    places = range(len(longer) - len(shorter) + 1)
    return any(longer[at : at + len(shorter)] == shorter for at in places)
