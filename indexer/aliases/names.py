"""All names by what their spellings have in common.

`found` says which of a row of words are a name, and what else it goes by.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from indexer.aliases.keys import Key, key


class Group(NamedTuple):
    """Names of one thing, each standing for the others; those `asked` only for the names."""

    names: tuple[str, ...]
    asked: tuple[str, ...] = ()


class Found(NamedTuple):
    """The first `length` of some words are a name; `others` are the other names of the same."""

    length: int
    others: tuple[str, ...]


class Names:
    """Groups of names. Those of `capitals` are names only where they are written so: US, WHO."""

    def __init__(self, by_key: Mapping[Key, Group], capitals: frozenset[Key]) -> None:
        self.by_key, self.capitals = by_key, capitals

    def found(self, words: Sequence[str]) -> Found | None:
        """Return the longest name that some words begin with."""
        keys = [key(word) for word in words[: self._longest]]
        for length in range(len(keys), 0, -1):
            typed = sum(keys[:length], ())
            group = self.by_key.get(typed)
            if group and self._is_written_so(" ".join(words[:length]), typed):
                others = _others(group, typed)
                return Found(length, others) if others else None
        return None

    def of(self, name: str) -> tuple[str, ...]:
        """Return every name of what a name is of, also those that are only typed."""
        group = self.by_key.get(key(name))
        return (*group.names, *group.asked) if group else ()

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.by_key), default=0)

    def _is_written_so(self, words: str, typed: Key) -> bool:
        """Whether words can be meant for a name: some abbreviations are words elsewhere."""
        return words.upper() == words or typed not in self.capitals


@cache
def known_names() -> Names:
    """Return the names of all tables; one that several groups share is none of them."""
    # the tables are those of the taggers and of CLDR: whoever reads kept names needs none
    from indexer.aliases.groups import groups, only_capitals

    names: dict[Key, Group] = {}
    shared: set[Key] = set()
    for group in groups():
        for one in {key(surface) for surface in (*group.names, *group.asked)}:
            if names.setdefault(one, group) is not group:
                shared.add(one)
    by_key = {one: group for one, group in names.items() if one and one not in shared}
    return Names(by_key, only_capitals())


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
