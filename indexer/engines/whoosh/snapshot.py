"""One commit of the index, immutable: its segments seen as one row of releases."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from time import sleep

import numpy as np
from whoosh.index import TOC, EmptyIndexError

from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import Floats, Ints
from indexer.engines.whoosh.codec import Postings
from indexer.engines.whoosh.facets import FacetValues
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.schema import facet_column, light_release, whole_release
from indexer.engines.whoosh.scoring import occurrence_weights
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.storage import DurableStorage, IndexFolder
from indexer.model import ReleaseId, TaggedRelease

INDEX_NAME = "MAIN"
_TRIES = 10
_PAUSE = 0.05


class Snapshot:
    """The releases of one commit, numbered through; deleted ones have a number but are not live."""

    def __init__(self, name: str, segments: Sequence[Segment], deleted: Sequence[set[int]]) -> None:
        self.name = name
        self.segments = tuple(segments)
        self._bases = [0, *accumulate(segment.count for segment in segments)]
        self.size = self._bases[-1]
        self.live = np.ones(self.size, np.bool_)
        for base, rows in zip(self._bases, deleted, strict=False):
            self.live[[base + row for row in rows]] = False
        self.live_count = int(np.count_nonzero(self.live))
        self.postings = lru_cache(maxsize=4096)(self._join_postings)
        self.numbers = lru_cache(maxsize=None)(self._join_numbers)
        self.facet = lru_cache(maxsize=None)(self._join_facet)
        self.occurrence_weights = lru_cache(maxsize=None)(self._join_weights)
        self.days = lru_cache(maxsize=None)(self._join_days)

    def _join_postings(self, field: str, term: str) -> Postings | None:
        found = [
            (base, postings)
            for base, segment in zip(self._bases, self.segments, strict=False)
            if (postings := segment.postings(field, term))
        ]
        if len(found) == 1 and found[0][0] == 0:
            return found[0][1]
        return _joined(found) if found else None

    def _join_numbers(self, name: str) -> Ints:
        parts = [segment.numbers(name) for segment in self.segments]
        return np.concatenate([np.zeros(0, np.int64), *parts])

    def _join_facet(self, facet: Facet) -> FacetValues:
        columns = [one.values(facet_column(facet)) for one in self.segments]
        return FacetValues.joined(columns, self.live)

    def _join_weights(self, field: str) -> Floats:
        lengths = self.numbers(f"{field}_length")
        average = float(lengths[self.live].mean()) if self.live_count else 0.0
        return occurrence_weights(field, lengths, average)

    def _join_days(self, field: str) -> tuple[Ints, Ints]:
        """First and last day of each release; 0 where it has none."""
        published = self.numbers("published")
        if field == "published":
            return published, published
        first, last = self.numbers("event_first"), self.numbers("event_last")
        if field == "event":
            return first, last
        return np.where(first > 0, first, published), np.where(first > 0, last, published)

    def forms(self, stem: str) -> list[str]:
        """Return the indexed forms that have a stem."""
        return sorted({form for one in self.segments for form in one.lexicon.forms(stem)})

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """Return the indexed forms that begin with a prefix, at most `limit` of them."""
        lists = (one.lexicon.starting_with(prefix, limit) for one in self.segments)
        return sorted({form for forms in lists for form in forms})[:limit]

    @cached_property
    def ids(self) -> list[ReleaseId]:
        """The id of each release, by number."""
        return [id_ for segment in self.segments for id_ in segment.ids]

    @cached_property
    def id_ranks(self) -> Ints:
        """The place of each release in the order of ids, which breaks ties."""
        ranks = np.empty(self.size, np.int64)
        ranks[sorted(range(self.size), key=self.ids.__getitem__)] = np.arange(self.size)
        return ranks

    def row_of(self, release_id: ReleaseId) -> int | None:
        """Return the number of a live release."""
        postings = self.postings("id", release_id)
        rows = postings.rows if postings else np.zeros(0, np.int64)
        live = rows[self.live[rows]]
        return int(live[-1]) if len(live) else None

    def light(self, row: int) -> TaggedRelease:
        """Return a release without evidence and what was received."""
        return light_release(*self._bytes(row, "text", "tags"))

    def whole(self, row: int) -> TaggedRelease:
        """Return a release as it was indexed."""
        return whole_release(*self._bytes(row, "text", "tags", "rest"))

    def fingerprints(self) -> dict[ReleaseId, str]:
        """Return the fingerprint of each live release."""
        texts = (one.bytes("fingerprint") for one in self.segments)
        rows = (text[row].decode() for text in texts for row in range(len(text)))
        pairs = zip(self.ids, rows, self.live, strict=True)
        return {release_id: text for release_id, text, is_live in pairs if is_live}

    def _bytes(self, row: int, *names: str) -> list[bytes]:
        number = int(np.searchsorted(self._bases, row, side="right")) - 1
        return [self.segments[number].bytes(name)[row - self._bases[number]] for name in names]


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
    segments = [
        known.get(one.segment_id()) or Segment(storage, toc.schema, one) for one in toc.segments
    ]
    deleted = [set(one.deleted_docs()) for one in toc.segments]
    return Snapshot(_commit_name(generation, toc.generation), segments, deleted)


def _commit_name(generation: Path, commit: int) -> str:
    """Return the name of a commit, which no other commit of the index ever has."""
    return f"{generation.name}.{commit}"


def _joined(found: list[tuple[int, Postings]]) -> Postings:
    occurrences = [0, *accumulate(len(postings.positions) for _, postings in found)]
    return Postings(
        np.concatenate([p.rows.astype(np.int64) + base for base, p in found]),
        np.concatenate(
            [p.ends.astype(np.int64) + n for n, (_, p) in zip(occurrences, found, strict=False)]
        ),
        *(
            np.concatenate([getattr(postings, name) for _, postings in found])
            for name in ("positions", "starts", "lengths")
        ),
    )
