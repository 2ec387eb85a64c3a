"""One commit of the index, immutable: its segments seen as one row of releases."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from time import sleep

import numpy as np
from whoosh.index import TOC, EmptyIndexError

from indexer.aliases import Names, kept_names
from indexer.engines.clauses import Text
from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import Floats, Ints, Sparse
from indexer.engines.whoosh.codec import opened
from indexer.engines.whoosh.facets import FacetValues
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.leaves import Leaf, leaf
from indexer.engines.whoosh.recent import Recent
from indexer.engines.whoosh.schema import LENGTHS
from indexer.engines.whoosh.scoring import length_factors
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.storage import INDEX_NAME, NAMES, DurableStorage, IndexFolder
from indexer.engines.whoosh.stored import Shown
from indexer.engines.whoosh.terms import Beginning, Pattern, Similar
from indexer.model import ReleaseId, TaggedRelease

MOST_EXPANSIONS = 1000
"""How many terms a beginning or a misspelling stands for at most."""
_FOUND_BYTES = 1 << 23
_TRIES = 10
_PAUSE = 0.05


class Snapshot:
    """The releases of one commit, numbered through; deleted ones have a number but are not live."""

    def __init__(
        self, folder: Path, commit: int, segments: Sequence[Segment], deleted: Sequence[set[int]]
    ) -> None:
        self.name = _commit_name(folder, commit)
        self._folder = folder
        self.segments = tuple(segments)
        self.bases = [0, *accumulate(segment.count for segment in segments)]
        self.size = self.bases[-1]
        self.live = np.ones(self.size, np.bool_)
        for base, rows in zip(self.bases, deleted, strict=False):
            self.live[[base + row for row in rows]] = False
        self.live_count = int(np.count_nonzero(self.live))
        self.numbers = lru_cache(maxsize=None)(self._join_numbers)
        self.facet = lru_cache(maxsize=None)(self._join_facet)
        self.days = lru_cache(maxsize=None)(self._join_days)
        self.leaf = lru_cache(maxsize=1024)(self._bounded_leaf)
        self.found: Recent[Leaf, Sparse] = Recent(_FOUND_BYTES, _bytes_of)

    @property
    def generation(self) -> str:
        """Name of the folder that holds the commit."""
        return self.name.partition(".")[0]

    @property
    def is_dense(self) -> bool:
        """Whether every release is live."""
        return self.live_count == self.size

    @cached_property
    def names(self) -> Names:
        """What goes by several names."""
        return kept_names(self._folder / NAMES)

    def parts(self) -> Iterator[tuple[int, Segment]]:
        """Yield the segments and the numbers of their first releases."""
        return zip(self.bases, self.segments, strict=False)

    def _join_numbers(self, name: str) -> Ints:
        parts = [segment.numbers(name) for segment in self.segments]
        return np.concatenate([np.zeros(0, np.int64), *parts])

    def _join_facet(self, facet: Facet) -> FacetValues:
        return FacetValues([one.facet(facet) for one in self.segments], self.bases, self.live)

    @cached_property
    def length_factors(self) -> Floats:
        """What the length of each release makes of an occurrence in it."""
        words = {field: self.numbers(name) for field, name in LENGTHS.items()}
        return length_factors(words, self.live)

    def _join_days(self, field: str) -> tuple[Ints, Ints]:
        """First and last day of each release; 0 where it has none."""
        published = self.numbers("published")
        if field == "published":
            return published, published
        first, last = self.numbers("event_first"), self.numbers("event_last")
        if field == "event":
            return first, last
        return np.where(first > 0, first, published), np.where(first > 0, last, published)

    def _bounded_leaf(self, clause: Text) -> Leaf:
        """What to look for, cut off after as many terms as are allowed."""
        found = leaf(clause)
        ways = (replace(way, slots=tuple(map(self._bounded, way.slots))) for way in found.ways)
        return Leaf(found.field, tuple(ways))

    def _bounded(self, pattern: Pattern) -> Pattern:
        if not isinstance(pattern, Beginning | Similar):
            return pattern
        lists = (one.lexicon.matching(pattern, MOST_EXPANSIONS) for one in self.segments)
        terms = sorted({term for terms in lists for term in terms})
        return replace(pattern, last="".join(terms[MOST_EXPANSIONS - 1 : MOST_EXPANSIONS]))

    def row_of(self, release_id: ReleaseId) -> int | None:
        """Return the number of a live release."""
        rows = (base + row for base, one in self.parts() for row in one.rows_of(release_id))
        return next((row for row in rows if self.live[row]), None)

    def place(self, row: int) -> tuple[Segment, int]:
        """Return the segment that holds a release, and the number that it has there."""
        number = bisect_right(self.bases, row) - 1
        return self.segments[number], row - self.bases[number]

    def id(self, row: int) -> ReleaseId:
        """Return the id of a release."""
        segment, at = self.place(row)
        return segment.id(at)

    def shown(self, row: int) -> Shown:
        """Return what a row of results shows of a release."""
        segment, at = self.place(row)
        return segment.shown(at)

    def whole(self, row: int) -> TaggedRelease:
        """Return a release as it was indexed."""
        segment, at = self.place(row)
        return segment.whole(at)

    def ids(self) -> list[ReleaseId]:
        """Return the id of each release, by number."""
        rows = (row for segment in self.segments for row in segment.bytes("ids").all())
        return [row.decode("utf-8", "surrogatepass") for row in rows]

    def fingerprints(self) -> dict[ReleaseId, str]:
        """Return the fingerprint of each live release."""
        rows = (row for segment in self.segments for row in segment.bytes("fingerprints").all())
        triples = zip(self.ids(), rows, self.live.tolist(), strict=True)
        return {
            release_id: text.decode("utf-8") for release_id, text, is_live in triples if is_live
        }


def _bytes_of(arrays: Sparse) -> int:
    return sum(array.nbytes for array in arrays)


def newest_snapshot(folder: IndexFolder, before: Snapshot | None = None) -> Snapshot:
    """Return the newest commit of the index, which may be the one in hand.

    Raises IndexMissing and IndexStale, and EngineError where the files are damaged.
    """
    with damage_reported(folder.url, "opening"):
        for _ in range(_TRIES):
            try:
                return _newest(folder.current(), before)
            except (FileNotFoundError, EmptyIndexError):
                # a writer replaced what was just to be opened
                sleep(_PAUSE)
        return _newest(folder.current(), before)


def _newest(generation: Path, before: Snapshot | None) -> Snapshot:
    commit = TOC._latest_generation(DurableStorage(generation), INDEX_NAME)
    if before and before.name == _commit_name(generation, commit):
        return before
    return _open(generation, before)


def _open(generation: Path, before: Snapshot | None) -> Snapshot:
    """Open the newest commit; segments that are in hand are not opened again."""
    storage = DurableStorage(generation)
    toc = TOC.read(storage, INDEX_NAME)
    known = {one.name: one for one in before.segments} if before else {}
    segments = [known.get(one.segment_id()) or opened(storage, one) for one in toc.segments]
    deleted = [set(one.deleted_docs()) for one in toc.segments]
    return Snapshot(generation, toc.generation, segments, deleted)


def _commit_name(generation: Path, commit: int) -> str:
    """Return the name of a commit, which no other commit of the index ever has."""
    return f"{generation.name}.{commit}"
