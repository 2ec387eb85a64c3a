"""One segment of the index: immutable arrays, shared by all threads and commits that hold it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import (
    NO_ROWS,
    AnyInts,
    Ints,
    bounds,
    ragged_ends,
    ragged_take,
)
from indexer.engines.whoosh.columns import BytesRows, ValuesRows
from indexer.engines.whoosh.container import ArrayFile
from indexer.engines.whoosh.recent import Recent
from indexer.engines.whoosh.stored import Shown, release_of, shown_of
from indexer.engines.whoosh.terms import Choice, Lexicon
from indexer.model import TaggedRelease

_SHOWN_BYTES = 1 << 23

Occurrence = tuple[int, int, int]
"""Position, first and last character."""


@dataclass(frozen=True)
class Postings:
    """Where some forms of one group occur in one field; `rows` are ascending release numbers.

    Of `counts[i]` occurrences in `rows[i]`, each has a position, a first character and a length.
    """

    rows: AnyInts
    counts: AnyInts
    positions: AnyInts
    chars: AnyInts
    lengths: AnyInts

    @cached_property
    def ends(self) -> Ints:
        """Where the occurrences of each row end."""
        return ragged_ends(self.counts)

    def among(self, wanted: Ints) -> Ints:
        """Return which postings are of some releases."""
        if not len(self.rows):
            return NO_ROWS
        at = np.searchsorted(self.rows, wanted.astype(self.rows.dtype))
        at[at == len(self.rows)] = 0
        return at[np.equal(self.rows[at], wanted)]

    def places(self, wanted: Ints) -> Iterator[tuple[int, Occurrence]]:
        """Yield the occurrences in some releases, each with its release."""
        postings = self.among(wanted)
        where, counts = ragged_take(self.ends, postings)
        starts = self.chars[where].astype(np.int64)
        columns = (self.positions[where], starts, starts + self.lengths[where])
        rows = np.repeat(self.rows[postings], counts).tolist()
        yield from zip(rows, zip(*(one.tolist() for one in columns), strict=True), strict=True)


class _Field:
    """The postings of one field."""

    def __init__(self, file: ArrayFile, lexicon: Lexicon, name: str) -> None:
        self._file, self._lexicon, self._name = file, lexicon, name

    def _array(self, name: str) -> AnyInts:
        return self._file[f"{self._name}_{name}"]

    def counted(self, choice: Choice) -> tuple[AnyInts, AnyInts]:
        """Return the releases that have the chosen forms, and how often."""
        if choice.forms is not None:
            postings = self.postings(choice)
            return postings.rows, postings.counts
        part = slice(*bounds(self._array("postings"), choice.group))
        return self._array("rows")[part], self._array("counts")[part]

    def postings(self, choice: Choice) -> Postings:
        """Return where the chosen forms occur."""
        rows, counts = self.counted(Choice(choice.group))
        part = slice(*bounds(self._array("occurrences"), choice.group))
        forms = self._array("forms")[part]
        lengths = self._lexicon.sizes[self._lexicon.first_form(choice.group) :][forms]
        places = (self._array("positions")[part], self._array("chars")[part], lengths)
        if choice.forms is None:
            return Postings(rows, counts, *places)
        is_chosen = np.isin(forms, choice.forms)
        chosen = np.diff(np.cumsum(is_chosen)[ragged_ends(counts) - 1], prepend=0)
        has_any = chosen > 0
        return Postings(rows[has_any], chosen[has_any], *(one[is_chosen] for one in places))


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
        self._field = lru_cache(maxsize=None)(self._open_field)
        self.bytes = lru_cache(maxsize=None)(self._open_bytes)
        self.facet = lru_cache(maxsize=None)(self._open_facet)
        self.postings = lru_cache(maxsize=256)(self._read_postings)

    def _open_field(self, field: str) -> _Field:
        return _Field(self._file, self.lexicon, field)

    def _open_facet(self, facet: Facet) -> ValuesRows:
        return ValuesRows(self._file, facet)

    def counted(self, field: str, choice: Choice) -> tuple[AnyInts, AnyInts]:
        """Return the releases that have the chosen forms in a field, and how often."""
        return self._field(field).counted(choice)

    def _read_postings(self, field: str, choice: Choice) -> Postings:
        """Return where the chosen forms occur in a field."""
        return self._field(field).postings(choice)

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
        return shown_of(self.id(row), *self._stored(row))

    def whole(self, row: int) -> TaggedRelease:
        """Return a release as it was indexed."""
        return release_of(*self._stored(row))

    def _stored(self, row: int) -> tuple[bytes, bytes, int]:
        size = int(self.numbers("text_size")[row])
        return self.bytes("shown").read(row), self.bytes("whole").read(row), size

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
