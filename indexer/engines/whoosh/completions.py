"""Typed letters → the names and words they may become, with counts, from one commit.

Every word of a name is a place where it may be typed from. All these places stand in one sorted
row, in which those that begin with the letters are neighbours.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from indexer.engines.guidance import Completion
from indexer.engines.interface import Facet
from indexer.engines.whoosh.answers import having_all
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Beginning
from indexer.engines.whoosh.vocabulary import commonest
from indexer.folding import fold
from indexer.labels import value_label

_FIELDS = (Facet.PARTY, Facet.OFFICIAL, Facet.SERIES, Facet.AGENCY, Facet.TOPIC)
_SHORTEST_WORD = 2
_MOST_WORDS = 3
_BEYOND = "\U0010ffff"
"""Behind every letter."""


class _Row(NamedTuple):
    keys: list[str]
    names: Ints
    """For each key the number of its name."""


class Completer:
    """Completes what is typed; the names are gathered when first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        """Return names, then words of releases, those of most releases first in each kind."""
        wanted = " ".join(fold(typed).split())
        if not wanted:
            return ()
        words = list(self._words(wanted, min(most, _MOST_WORDS)))
        return (*self._begun(wanted, most - len(words)), *words)

    def _begun(self, wanted: str, most: int) -> list[Completion]:
        keys, names = self._row
        first, last = bisect_left(keys, wanted), bisect_left(keys, wanted + _BEYOND)
        # names are numbered by kind, those of most releases first
        return [self._names[number] for number in np.unique(names[first:last])[:most].tolist()]

    @cached_property
    def _names(self) -> list[Completion]:
        return [
            Completion(value_label(field, value), count, field, value)
            for field in _FIELDS
            for value, count in self._snapshot.facet(field).used()
        ]

    @cached_property
    def _row(self) -> _Row:
        places = sorted(
            (key, number)
            for number, name in enumerate(self._names)
            for key in set(self._keys(name))
        )
        return _Row([key for key, _ in places], np.array([n for _, n in places], np.int64))

    def _words(self, wanted: str, most: int) -> Iterator[Completion]:
        """The last of the typed words completed, behind the others."""
        before, space, last = wanted.rpartition(" ")
        if len(last) < _SHORTEST_WORD or not last.isalnum():
            return
        for word in commonest(Beginning(last), self._snapshot, most):
            whole = f"{before}{space}{word}"
            if having := having_all(whole, self._snapshot):
                yield Completion(whole, having)

    def _keys(self, name: Completion) -> Iterator[str]:
        """From where a name may be typed: any of its words and, of a country, its other names."""
        other = self._snapshot.names.of(name.text) if name.field is Facet.PARTY else ()
        for one in (name.text, *other):
            words = fold(one).split()
            yield from (" ".join(words[at:]) for at in range(len(words)))
