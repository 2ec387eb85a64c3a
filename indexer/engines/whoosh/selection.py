"""What a query selects: found by its words, within its filters and dates; facet counts, order."""

from collections.abc import Iterable
from functools import cached_property, reduce

import numpy as np

from indexer.engines.interface import NOT_STATED, Facet, Filter, Query, Sort
from indexer.engines.whoosh.answers import answer
from indexer.engines.whoosh.arrays import Floats, Ints, Mask
from indexer.engines.whoosh.evaluation import dated
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.errors import EngineError


class Selection:
    """The releases that a query selects in one commit."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self.query, self.snapshot = query, snapshot
        self.answer = answer(query, snapshot)
        self._chosen = _by_facet(query.filters)

    @cached_property
    def _base(self) -> Mask:
        """Found by the words, in the dates, and not excluded."""
        mask = self.answer.found.mask
        if self.query.since or self.query.until:
            mask = mask & dated("date", self.query.since, self.query.until, self.snapshot)
        for one in self.query.filters:
            if one.is_excluded:
                mask = mask & ~self.snapshot.facet(_facet(one)).having(one.value)
        return mask

    @cached_property
    def _allowed(self) -> dict[Facet, Mask]:
        return {
            facet: reduce(np.logical_or, map(self.snapshot.facet(facet).having, values))
            for facet, values in self._chosen.items()
        }

    def _rows(self, but: Facet | None = None) -> Ints:
        """Releases that pass all filters, or all but those of one facet."""
        masks = (mask for facet, mask in self._allowed.items() if facet != but)
        return np.flatnonzero(reduce(np.logical_and, masks, self._base))

    @cached_property
    def rows(self) -> Ints:
        """The numbers of all selected releases, ascending."""
        return self._rows()

    def counts(self, facet: Facet) -> tuple[tuple[tuple[str, int], ...], int]:
        """Return what selecting each value of a facet would give, and how many have none."""
        values = self.snapshot.facet(facet)
        rows = self._rows(but=facet) if facet in self._chosen else self.rows
        counted = dict.fromkeys(set(self._chosen.get(facet, ())) - {NOT_STATED}, 0)
        counted |= values.counts(rows)
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ordered), values.missing(rows)

    def ordered(self, most: int | None = None) -> Ints:
        """Return the selected releases in the query's order, or the first of them."""
        rows = self.rows
        keys = self._keys(rows)
        if most is not None and most < len(rows):
            kept = keys <= np.partition(keys, max(most - 1, 0))[max(most - 1, 0)]
            rows, keys = rows[kept], keys[kept]
        return rows[np.lexsort((self.snapshot.id_ranks[rows], keys))][:most]

    def score(self, row: int) -> float:
        """Return how well a release fits the words."""
        return float(self.answer.found.scores[row])

    def _keys(self, rows: Ints) -> Ints | Floats:
        """Ascending keys of the order: newest and best first, undated last."""
        if self.query.sort == Sort.PUBLISHED:
            return -self.snapshot.days("published")[0][rows]
        if self.query.sort == Sort.DATE or not self.answer.texts:
            return -self.snapshot.days("date")[0][rows]
        return -self.answer.found.scores[rows]


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
