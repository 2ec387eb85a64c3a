"""Where the forms of one group occur in a segment."""

from collections.abc import Iterable
from functools import cached_property
from operator import add

import numpy as np

from indexer.engines.whoosh.arrays import (
    NO_ROWS,
    AnyInts,
    Floats,
    Ints,
    Mask,
    Sparse,
    bounds,
    mask_of,
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

    `group_rows` are the releases that have any form of the group, ascending.
    """

    def __init__(self, file: ArrayFile, lexicon: Lexicon, choice: Choice) -> None:
        postings = slice(*bounds(file["postings"], choice.group))
        occurrences = slice(*bounds(file["occurrences"], choice.group))
        titled = slice(*bounds(file["titled_ends"], choice.group))
        self.group_rows: AnyInts = file["rows"][postings]
        self._counts: AnyInts = file["counts"][postings]
        self._titled: AnyInts = file["titled"][titled]
        self._title_counts: AnyInts = file["title_counts"][titled]
        self.positions: AnyInts = file["positions"][occurrences]
        self._chars: AnyInts = file["chars"][occurrences]
        self._forms: AnyInts = file["forms"][occurrences]
        self._sizes: AnyInts = lexicon.sizes[slice(*bounds(lexicon.group_ends, choice.group))]
        self._is_chosen = _table(choice.forms, len(self._sizes))

    @cached_property
    def _ends(self) -> AnyInts:
        """Where the occurrences in each of the group's rows end; kept, so no wider than need be."""
        return self._counts.cumsum(dtype=np.uint32)

    def weighed(self, in_title: float, in_body: float) -> Sparse:
        """Return the releases with chosen forms where they count for something, and how much all
        occurrences count in each.
        """
        weights = self._weights_of_all if self._is_chosen is None else self._weights_of_chosen
        rows, sums = self.group_rows.astype(np.int64), weights(in_title, in_body)
        if self._is_chosen is None and in_title and in_body:
            return rows, sums
        counting = np.flatnonzero(sums)
        return rows[counting], sums[counting]

    def _weights_of_all(self, in_title: float, in_body: float) -> Floats:
        sums = self._counts.astype(np.float32) * np.float32(in_body)
        sums[self._titled] += np.float32(in_title - in_body) * self._title_counts
        return sums

    def _weights_of_chosen(self, in_title: float, in_body: float) -> Floats:
        """The occurrences in a title come before the others of a release."""
        assert self._is_chosen is not None
        weights = np.full(len(self._forms), in_body, np.float32)
        counts = self._title_counts.astype(np.int64)
        firsts = self._ends - self._counts
        weights[ragged_places(firsts[self._titled], counts)] = in_title
        weights *= self._is_chosen[self._forms]
        return np.add.reduceat(weights, firsts) if len(firsts) else weights

    def occurrences(self, wanted: Ints) -> tuple[Ints, Ints]:
        """Return the occurrences in some releases: which release, and where in the arrays."""
        among = self._among(wanted)
        if not len(among):
            return NO_ROWS, NO_ROWS
        counts = self._counts[among].astype(np.int64)
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
