"""What each release of a segment has of its own: bytes, and sets of facet values.

A facet is kept by its distinct sets of values: a release has the number of its set, and each set
its values. Number 0 is the empty set. Sets are few where releases are many, so counting the
values of many releases is counting sets, then once over their values.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import cast

import numpy as np

from indexer.engines.whoosh.arrays import (
    AnyInts,
    Ints,
    Mask,
    bounds,
    narrow,
    ragged_counts,
    ragged_ends,
    ragged_places,
)
from indexer.engines.whoosh.container import Array, ArrayFile

Values = tuple[str, ...]


def packed_bytes(name: str, rows: Sequence[bytes]) -> dict[str, Array]:
    """Return the arrays that hold a string of bytes a release."""
    ends = ragged_ends(np.fromiter(map(len, rows), np.int64, len(rows)))
    return {name: np.frombuffer(b"".join(rows), np.uint8), f"{name}_ends": narrow(ends)}


class BytesRows(Sequence[bytes]):
    """The strings of bytes in a file; none is read before it is asked for."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file, self._name = file, name
        self._bytes, self._ends = file[name], file[f"{name}_ends"]

    def __getitem__(self, row: int) -> bytes:  # type: ignore[override] # no slices are asked for
        first, last = bounds(self._ends, row)
        return self._bytes[first:last].tobytes()

    def read(self, row: int) -> bytes:
        """Return a row as `[row]` does; right for large ones, of which each is seldom wanted."""
        return self._file.read(self._name, *bounds(self._ends, row))

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def arrays(self) -> tuple[AnyInts, AnyInts]:
        """The bytes of all rows, and where each row ends."""
        return self._bytes, self._ends

    def all(self) -> Iterator[bytes]:
        """Yield every row in order."""
        whole, first = self._bytes.tobytes(), 0
        for last in self._ends.tolist():
            yield whole[first:last]
            first = last


def packed_values(name: str, rows: Iterable[Values]) -> dict[str, Array]:
    """Return the arrays that hold a set of values a release."""
    numbers: dict[Values, int] = {(): 0}
    sets = [numbers.setdefault(values, len(numbers)) for values in rows]
    labels = sorted({value for values in numbers for value in values})
    code = {label: number for number, label in enumerate(labels)}
    codes = np.array([code[value] for values in numbers for value in values], np.int64)
    return {
        f"{name}_sets": narrow(np.array(sets, np.int64)),
        f"{name}_codes": narrow(codes),
        f"{name}_ends": narrow(ragged_ends(np.array([len(values) for values in numbers]))),
        f"{name}_labels": np.frombuffer(json.dumps(labels).encode(), np.uint8),
    }


class ValuesRows:
    """One facet of one segment. Codes of values are in the order of the values."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.sets: AnyInts = file[f"{name}_sets"]
        self._codes: AnyInts = file[f"{name}_codes"]
        self._ends: AnyInts = file[f"{name}_ends"]
        self._labels = file[f"{name}_labels"]
        self._set = lru_cache(maxsize=4096)(self._read_set)

    @cached_property
    def labels(self) -> list[str]:
        """What the codes stand for."""
        return cast(list[str], json.loads(self._labels.tobytes()))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The code of each value."""
        return {label: code for code, label in enumerate(self.labels)}

    @cached_property
    def _sizes(self) -> Ints:
        return ragged_counts(self._ends)

    @cached_property
    def _starts(self) -> Ints:
        return self._ends - self._sizes

    @cached_property
    def _set_of_code(self) -> Ints:
        return np.repeat(np.arange(len(self._ends)), self._sizes)

    def counts(self, rows: Ints) -> tuple[Ints, int]:
        """Return how many of some releases have each value, and how many have none."""
        sets = self.sets[rows]
        if len(sets) < len(self._ends):
            sizes = self._sizes[sets]
            where = ragged_places(self._starts[sets], sizes)
            counted = np.bincount(self._codes[where], minlength=len(self.labels))
            return counted, int(np.count_nonzero(sizes == 0))
        having = np.bincount(sets, minlength=len(self._ends))
        weights = having[self._set_of_code]
        counted = np.bincount(self._codes, weights, minlength=len(self.labels))
        return counted.astype(np.int64), int(having[0])

    def values(self, row: int) -> Values:
        """Return the values of one release."""
        return self._set(int(self.sets[row]))

    def _read_set(self, number: int) -> Values:
        first, last = bounds(self._ends, number)
        return tuple([self.labels[code] for code in self._codes[first:last].tolist()])

    def having(self, labels: Iterable[str]) -> Mask:
        """Return which releases have one of some values."""
        codes = [self.numbers[label] for label in labels if label in self.numbers]
        is_wanted = np.zeros(len(self._ends), np.bool_)
        is_wanted[self._set_of_code[np.isin(self._codes, codes)]] = True
        return is_wanted[self.sets]

    def used(self, rows: Ints) -> list[str]:
        """Return the values that some releases have."""
        return [self.labels[code] for code in np.flatnonzero(self.counts(rows)[0])]

    def rows(self) -> list[Values]:
        """Return the values of every release."""
        ends = self._ends.tolist()
        names = [self.labels[code] for code in self._codes.tolist()]
        starts = [0, *ends[:-1]]
        sets = [tuple(names[a:b]) for a, b in zip(starts, ends, strict=True)]
        return [sets[number] for number in self.sets.tolist()]
