"""What a query selects: found by its words, within its filters and dates; facet counts, order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, reduce
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from indexer.engines.interface import NOT_STATED, Facet, Filter, Query, Sort
from indexer.engines.whoosh.answers import answer, day_of
from indexer.engines.whoosh.arrays import Floats, Ints, Mask
from indexer.engines.whoosh.evaluation import dated
from indexer.engines.whoosh.facets import Counts, split
from indexer.engines.whoosh.recent import Recent
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.spelling import Speller
from indexer.errors import EngineError

if TYPE_CHECKING:
    from indexer.engines.whoosh.completions import Completer

_BLOCK = 16
"""Keys are looked at in blocks of so many: the least of each bound what can come first."""
_FIRST_PAGES = 40
"""So many of the first releases are put in order at once."""
_Placed = tuple[float, int, float]
"""Key, number and score of a release."""
_KEY = itemgetter(0)
_KEPT_BYTES = 1 << 25
_COUNTS_BYTES = 1 << 15


class Selection:
    """The releases that a query selects in one commit."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self.query, self.snapshot = query, snapshot
        self.answer = answer(query, snapshot)
        self._chosen = _by_facet(query.filters)
        self._counted: dict[Facet, tuple[Counts, int]] = {}

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return _COUNTS_BYTES + sum(array.nbytes for array in self._selected)

    @cached_property
    def _is_in(self) -> Mask | None:
        """Which releases are in the dates and not excluded; None where nothing narrows."""
        masks = [
            ~self.snapshot.facet(_facet(one)).having(one.value)
            for one in self.query.filters
            if one.is_excluded
        ]
        if self.query.since or self.query.until:
            masks.append(dated("date", self.query.since, self.query.until, self.snapshot))
        return reduce(np.logical_and, masks) if masks else None

    @cached_property
    def _allowed(self) -> dict[Facet, Mask]:
        return {
            facet: reduce(np.logical_or, map(self.snapshot.facet(facet).having, values))
            for facet, values in self._chosen.items()
        }

    def _places(self, but: Facet | None = None) -> Ints | slice:
        """Which of the found releases pass all filters, or all but those of one facet."""
        masks = [mask for facet, mask in self._allowed.items() if facet != but]
        if self._is_in is not None:
            masks.append(self._is_in)
        if not masks:
            return slice(None)
        return np.flatnonzero(
            reduce(np.logical_and, (mask[self.answer.found[0]] for mask in masks))
        )

    @cached_property
    def _selected(self) -> tuple[Ints, Floats]:
        rows, scores = self.answer.found
        places = self._places()
        return rows[places], scores[places]

    @cached_property
    def _by_segment(self) -> list[Ints]:
        return split(self.rows, self.snapshot.bases)

    @property
    def rows(self) -> Ints:
        """The numbers of all selected releases, ascending."""
        return self._selected[0]

    @cached_property
    def newest(self) -> date | None:
        """The latest day of any selected release."""
        newest = int(self.snapshot.days("date")[0][self.rows].max(initial=0))
        return date(newest // 10_000, newest // 100 % 100, newest % 100) if newest else None

    def counts(self, facet: Facet) -> tuple[Counts, int]:
        """Return what selecting each value of a facet would give, and how many have none."""
        if facet not in self._counted:
            self._counted[facet] = self._counts(facet)
        return self._counted[facet]

    def _counts(self, facet: Facet) -> tuple[Counts, int]:
        rows = self._by_segment
        if facet in self._chosen:
            rows = split(self.answer.found[0][self._places(but=facet)], self.snapshot.bases)
        counted, missing = self.snapshot.facet(facet).counts(rows)
        chosen = set(self._chosen.get(facet, ())) - {NOT_STATED} - {value for value, _ in counted}
        return (*counted, *((value, 0) for value in sorted(chosen))), missing

    def ordered(self, most: int | None = None) -> list[tuple[int, float]]:
        """Return the selected releases in the query's order, or the first of them, with scores."""
        if most is None or most > _FIRST_PAGES:
            return self._in_order(most)
        return self._first_pages[:most]

    @cached_property
    def _first_pages(self) -> list[tuple[int, float]]:
        return self._in_order(_FIRST_PAGES)

    def _in_order(self, most: int | None) -> list[tuple[int, float]]:
        """Each segment gives the first of its own, in order; these are merged."""
        keys, scores = self._keys(self.rows), self._selected[1]
        is_first = _may_be_first(keys, most)
        best: list[_Placed] = []
        last = 0
        for (base, segment), rows in zip(self.snapshot.parts(), self._by_segment, strict=True):
            first, last = last, last + len(rows)
            places = np.flatnonzero(is_first[first:last])
            own, key = rows[places], keys[first:last][places]
            order = np.lexsort((segment.id_ranks[own], key))[:most]
            columns = (key[order], own[order] + base, scores[first:last][places[order]])
            best.extend(zip(*(one.tolist() for one in columns), strict=True))
        if len(self._by_segment) > 1:
            best.sort(key=_KEY)
            best = list(islice(self._settled(best), most))
        return [(row, score) for _, row, score in best]

    def _settled(self, best: Iterable[_Placed]) -> Iterator[_Placed]:
        """Releases in the order of their keys; those with equal keys in the order of their ids."""
        for _, tied in groupby(best, _KEY):
            some = list(tied)
            if len(some) > 1:
                some.sort(key=lambda one: self.snapshot.id(one[1]))
            yield from some

    def _keys(self, rows: Ints) -> Ints | Floats:
        """Ascending keys of the order: newest and best first, undated last."""
        if self.query.sort == Sort.PUBLISHED:
            return -self.snapshot.days("published")[0][rows]
        if self.query.sort == Sort.DATE or not self.answer.texts:
            return -self.snapshot.days("date")[0][rows]
        return -self._selected[1]


def _may_be_first(keys: Ints | Floats, most: int | None) -> Mask:
    """Return which keys can be among the least."""
    if most is None or most >= len(keys):
        return np.ones(len(keys), np.bool_)
    return np.less_equal(keys, _bound(keys, max(most, 1)))


def _bound(keys: Ints | Floats, most: int) -> float:
    """A key that at least `most` keys do not exceed, and not many more.

    The least keys of blocks are keys, too: as many of them as are wanted bound the rest.
    """
    blocks = len(keys) // _BLOCK
    if blocks > 2 * most:
        keys = np.minimum.reduce(keys[: blocks * _BLOCK].reshape(_BLOCK, blocks), axis=0)
    return np.partition(keys, most - 1)[most - 1]  # type: ignore[no-any-return]


def _by_facet(filters: Iterable[Filter]) -> dict[Facet, list[str]]:
    chosen: dict[Facet, list[str]] = {}
    for one in filters:
        facet = _facet(one)
        if not one.is_excluded:
            chosen.setdefault(facet, []).append(one.value)
    return chosen


def _facet(one: Filter) -> Facet:
    try:
        return Facet(one.field)
    except ValueError as error:
        raise EngineError(f"{one.field!r} is not a facet: use {', '.join(Facet)}") from error


class Selections:
    """One commit and what was selected from it last: turning a page or asking for one more facet
    selects nothing anew.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._speller = Speller(snapshot)
        self._recent: Recent[Query, Selection] = Recent(_KEPT_BYTES, lambda one: one.size)

    @cached_property
    def completer(self) -> "Completer":
        """What completes words from this commit."""
        # what values are called in words takes a while to import, and a first page needs none
        from indexer.engines.whoosh.completions import Completer

        return Completer(self.snapshot)

    def get(self, query: Query) -> Selection:
        """Return the releases that a query selects, whatever its page and facets."""
        asked = replace(query, page=1, per_page=0, facets=(), today=day_of(query))
        return self._recent.get(asked, lambda asked: Selection(asked, self.snapshot))

    def suggestion(self, selection: Selection) -> tuple[str | None, int]:
        """Return other words that find more than those of a selection, and how many."""
        query, answered = selection.query, selection.answer
        if answered.clause is None:
            return None, 0
        words = str(self._speller.corrected(answered.clause))
        if words == str(answered.clause):
            return None, 0
        more = self._having_all(replace(query, words=words))
        return (words, more) if more > self._having_all(query) else (None, 0)

    def _having_all(self, query: Query) -> int:
        """How many releases a query selects that have all its words."""
        selection = self.get(query)
        return 0 if selection.answer.is_relaxed else len(selection.rows)
