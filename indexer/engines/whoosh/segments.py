"""One segment of the index: immutable arrays, shared by all threads and commits that hold it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import AnyInts, Ints
from indexer.engines.whoosh.columns import BytesRows, ValuesRows
from indexer.engines.whoosh.container import ArrayFile
from indexer.engines.whoosh.postings import Postings
from indexer.engines.whoosh.recent import Recent
from indexer.engines.whoosh.stored import Shown, release_of, shown_of
from indexer.engines.whoosh.terms import Choice, Lexicon
from indexer.model import TaggedRelease

_SHOWN_BYTES = 1 << 23


class Segment:
    """The lexicon, postings and columns of one segment.

    Its file is mapped when the segment is opened, so that a later commit may delete it.
    """

    EXTENSION = ".arrays"

    def __init__(self, folder: Path, name: str, count: int) -> None:
        self.name, self.count = name, count
        self._file = ArrayFile(folder / f"{name}{self.EXTENSION}")
        self.lexicon = Lexicon(self._file)
        self._shown: Recent[int, Shown] = Recent(_SHOWN_BYTES, lambda shown: shown.size)
        self.bytes = lru_cache(maxsize=None)(self._open_bytes)
        self.facet = lru_cache(maxsize=None)(self._open_facet)
        self.postings = lru_cache(maxsize=256)(self._open_postings)

    def _open_facet(self, facet: Facet) -> ValuesRows:
        return ValuesRows(self._file, facet)

    def _open_postings(self, choice: Choice) -> Postings:
        """Return where the chosen forms occur."""
        return Postings(self._file, self.lexicon, choice)

    def numbers(self, name: str) -> AnyInts:
        """Return a column of numbers."""
        return self._file[name]

    def _open_bytes(self, name: str) -> BytesRows:
        """Return a column of bytes."""
        return BytesRows(self._file, name)

    def id(self, row: int) -> str:
        """Return the id of a release."""
        return self.bytes("ids")[row].decode("utf-8", "surrogatepass")

    def shown(self, row: int) -> Shown:
        """Return what a row of results shows of a release."""
        return self._shown.get(row, self._read_shown)

    def _read_shown(self, row: int) -> Shown:
        return shown_of(self.id(row), self.bytes("stored").read(row))

    def whole(self, row: int) -> TaggedRelease:
        """Return a release as it was indexed."""
        return release_of(self.bytes("stored").read(row))

    def rows_of(self, release_id: str) -> Iterator[int]:
        """Yield the rows of an id."""
        ids, wanted = self.bytes("ids"), release_id.encode("utf-8", "surrogatepass")
        order = self._file["by_id"]
        at = bisect_left(range(len(order)), wanted, key=lambda i: ids[int(order[i])])
        while at < len(order) and ids[int(order[at])] == wanted:
            yield int(order[at])
            at += 1

    @cached_property
    def id_ranks(self) -> Ints:
        """The place of each release in the order of ids, which breaks ties."""
        ranks = np.empty(self.count, np.int64)
        ranks[self._file["by_id"]] = np.arange(self.count)
        return ranks
