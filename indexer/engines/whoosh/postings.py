"""Where the forms of one group occur in one field of a segment."""

from collections.abc import Iterable
from functools import cached_property
from operator import add

import numpy as np

from indexer.engines.whoosh.arrays import (
    NO_ROWS,
    AnyInts,
    Ints,
    Mask,
    bounds,
    mask_of,
    ragged_ends,
    ragged_places,
)
from indexer.engines.whoosh.container import ArrayFile
from indexer.engines.whoosh.terms import Choice, Lexicon

Place = tuple[int, int, int, int]
"""Release, position, first and last character."""

_FEW = 64
"""So many occurrences are quicker handled one by one."""


class Postings:
    """The postings of a choice: slices of the arrays of the file, decoded no further than needed.

    `group_rows` are the releases that have any form of the group, ascending; those that have the
    chosen ones are `rows`, each with its `counts`.
    """

    def __init__(self, file: ArrayFile, lexicon: Lexicon, field: str, choice: Choice) -> None:
        postings = slice(*bounds(file[f"{field}_postings"], choice.group))
        occurrences = slice(*bounds(file[f"{field}_occurrences"], choice.group))
        self.group_rows: AnyInts = file[f"{field}_rows"][postings]
        self._group_counts: AnyInts = file[f"{field}_counts"][postings]
        self.positions: AnyInts = file[f"{field}_positions"][occurrences]
        self._chars: AnyInts = file[f"{field}_chars"][occurrences]
        self._forms: AnyInts = file[f"{field}_forms"][occurrences]
        self._sizes: AnyInts = lexicon.sizes[slice(*bounds(lexicon.group_ends, choice.group))]
        self._is_chosen = _table(choice.forms, len(self._sizes))

    @cached_property
    def _ends(self) -> Ints:
        """Where the occurrences in each of the group's rows end."""
        return ragged_ends(self._group_counts)

    @cached_property
    def _counts(self) -> AnyInts:
        """How often each of the group's rows has the chosen forms."""
        if self._is_chosen is None or not len(self.group_rows):
            return self._group_counts
        before = np.cumsum(self._is_chosen[self._forms])[self._ends - 1]
        return np.diff(before, prepend=0).astype(np.uint32)

    @property
    def rows(self) -> AnyInts:
        """The releases that have the chosen forms, ascending."""
        return self.group_rows if self._is_chosen is None else self.group_rows[self._counts > 0]

    @property
    def counts(self) -> AnyInts:
        """How often each of them does."""
        return self._counts if self._is_chosen is None else self._counts[self._counts > 0]

    def occurrences(self, wanted: Ints) -> tuple[Ints, Ints]:
        """Return the occurrences in some releases: which release, and where in the arrays."""
        among = self._among(wanted)
        if not len(among):
            return NO_ROWS, NO_ROWS
        counts = self._group_counts[among].astype(np.int64)
        where = ragged_places(self._ends[among] - counts, counts)
        rows = self.group_rows[among].astype(np.int64).repeat(counts)
        if self._is_chosen is None:
            return rows, where
        is_chosen = self._is_chosen[self._forms[where]]
        return rows[is_chosen], where[is_chosen]

    def places(self, wanted: Ints) -> Iterable[Place]:
        """Return the occurrences in some releases."""
        if len(self.positions) > _FEW:
            return self._read(*self.occurrences(wanted))
        rows = wanted.tolist()
        return [place for row in rows for place in self._places.get(row, ())]

    @cached_property
    def _places(self) -> dict[int, list[Place]]:
        """All occurrences by their releases."""
        found: dict[int, list[Place]] = {}
        for place in self._read(*self.occurrences(self.group_rows)):
            found.setdefault(place[0], []).append(place)
        return found

    def _read(self, rows: Ints, where: Ints) -> Iterable[Place]:
        starts = self._chars[where].tolist()
        sizes = self._sizes[self._forms[where]].tolist()
        return zip(
            rows.tolist(),
            self.positions[where].tolist(),
            starts,
            map(add, starts, sizes),
            strict=True,
        )

    def _among(self, wanted: AnyInts) -> Ints:
        """Which of the group's postings are of some releases."""
        if not len(self.group_rows):
            return NO_ROWS
        at: Ints = self.group_rows.searchsorted(wanted.astype(self.group_rows.dtype))
        np.minimum(at, len(self.group_rows) - 1, out=at)
        return at[np.equal(self.group_rows[at], wanted)]


def _table(forms: tuple[int, ...] | None, count: int) -> Mask | None:
    """Which of the forms of a group are chosen; None if all are."""
    return None if forms is None else mask_of(np.array(forms, np.int64), count)
