"""What a query selects: found by its words, within its filters and dates; facet counts, order."""

from collections.abc import Iterable, Iterator
from functools import cached_property, reduce

import numpy as np

from indexer.engines.interface import NOT_STATED, Facet, Filter, Query, Sort
from indexer.engines.whoosh.answers import answer
from indexer.engines.whoosh.arrays import Floats, Ints, Mask
from indexer.engines.whoosh.evaluation import dated
from indexer.engines.whoosh.facets import Counts, split
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.errors import EngineError

_BLOCK = 64
"""Keys are looked at in blocks: those of the first of so many blocks bound what can come first."""


class Selection:
    """The releases that a query selects in one commit."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self.query, self.snapshot = query, snapshot
        self.answer = answer(query, snapshot)
        self._chosen = _by_facet(query.filters)

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

    def counts(self, facet: Facet) -> tuple[Counts, int]:
        """Return what selecting each value of a facet would give, and how many have none."""
        rows = self._by_segment
        if facet in self._chosen:
            rows = split(self.answer.found[0][self._places(but=facet)], self.snapshot.bases)
        counted, missing = self.snapshot.facet(facet).counts(rows)
        chosen = set(self._chosen.get(facet, ())) - {NOT_STATED} - {value for value, _ in counted}
        return (*counted, *((value, 0) for value in sorted(chosen))), missing

    def ordered(self, most: int | None = None) -> list[tuple[int, float]]:
        """Return the selected releases in the query's order, or the first of them, with scores.

        Each segment gives the first of its own; only these need their ids compared.
        """
        keys, scores = self._keys(self.rows), self._selected[1]
        best: list[tuple[float, str, int, float]] = []
        last = 0
        for (base, segment), rows in zip(self.snapshot.parts(), self._by_segment, strict=True):
            first, last = last, last + len(rows)
            places = _first(keys[first:last], segment.id_ranks, rows, most)
            own = rows[places]
            columns = (keys[first:last][places], own + base, scores[first:last][places])
            key, row, score = (one.tolist() for one in columns)
            best.extend(zip(key, _ids(segment, own), row, score, strict=True))
        if len(self.snapshot.segments) > 1:
            best.sort()
        return [(row, score) for _, _, row, score in best[:most]]

    def _keys(self, rows: Ints) -> Ints | Floats:
        """Ascending keys of the order: newest and best first, undated last."""
        if self.query.sort == Sort.PUBLISHED:
            return -self.snapshot.days("published")[0][rows]
        if self.query.sort == Sort.DATE or not self.answer.texts:
            return -self.snapshot.days("date")[0][rows]
        return -self._selected[1]


def _first(keys: Ints | Floats, id_ranks: Ints, rows: Ints, most: int | None) -> Ints:
    """Return where the least keys are, in order; equal ones in the order of ids."""
    places = np.arange(len(keys))
    if most is not None and most < len(keys):
        places = np.flatnonzero(keys <= _bound(keys, max(most, 1)))
    return places[np.lexsort((id_ranks[rows[places]], keys[places]))][:most]


def _bound(keys: Ints | Floats, most: int) -> float:
    """A key that at least `most` keys do not exceed, and not many more.

    The least keys of blocks are keys, too: as many of them as are wanted bound the rest.
    """
    whole = len(keys) // _BLOCK
    if whole > 2 * most:
        keys = np.minimum.reduce(keys[: whole * _BLOCK].reshape(_BLOCK, whole), axis=0)
    return np.partition(keys, most - 1)[most - 1]  # type: ignore[no-any-return]


def _ids(segment: Segment, rows: Ints) -> Iterator[str]:
    ids = segment.bytes("ids")
    return (ids[row].decode("utf-8", "surrogatepass") for row in rows.tolist())


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
