"""What each release of a segment has of its own: bytes, and sets of facet values.

A facet is kept by its distinct sets of values: a release has the number of its set. Number 0 is the
empty set, 1 to n are the sets of one value each, in the order of the n values, and after them come
those of several, each with the codes of its values. So counting the values of many releases is
counting sets, then once over the values of the sets of several, which are few.
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
    ragged_take,
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


def packed_values(name: str, rows: Sequence[Values]) -> dict[str, Array]:
    """Return the arrays that hold a set of values a release."""
    distinct = dict.fromkeys(rows)
    labels = sorted({value for values in distinct for value in values})
    several = [values for values in distinct if len(values) > 1]
    sets = [(), *((label,) for label in labels), *several]
    number = {values: n for n, values in enumerate(sets)}
    code = {label: n for n, label in enumerate(labels)}
    codes = np.array([code[value] for values in several for value in values], np.int64)
    return {
        f"{name}_sets": narrow(np.array([number[values] for values in rows], np.int64)),
        f"{name}_codes": narrow(codes),
        f"{name}_ends": narrow(ragged_ends(np.array([len(values) for values in several]))),
        f"{name}_labels": np.frombuffer(json.dumps(labels).encode(), np.uint8),
    }


class ValuesRows:
    """One facet of one segment. Codes of values are in the order of the values."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.sets: AnyInts = file[f"{name}_sets"]
        self._codes: AnyInts = file[f"{name}_codes"]
        self._ends: AnyInts = file[f"{name}_ends"]
        self._labels = file[f"{name}_labels"]
        self.values = lru_cache(maxsize=4096)(self._values)

    @cached_property
    def labels(self) -> list[str]:
        """What the codes stand for."""
        return cast(list[str], json.loads(self._labels.tobytes()))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The code of each value."""
        return {label: code for code, label in enumerate(self.labels)}

    @cached_property
    def _first_of_several(self) -> int:
        return 1 + len(self.labels)

    @cached_property
    def _set_of_code(self) -> Ints:
        """For each code, which of the sets of several values it stands in."""
        return np.repeat(np.arange(len(self._ends)), ragged_counts(self._ends))

    def counts(self, rows: Ints) -> tuple[Ints, int]:
        """Return how many of some releases have each value, and how many have none."""
        first, sets = self._first_of_several, self.sets[rows]
        having = np.bincount(sets, minlength=first + len(self._ends))
        counted = having[1:first] + self._counts_of_several(sets, having[first:])
        return counted, int(having[0])

    def _counts_of_several(self, sets: AnyInts, having: Ints) -> Ints:
        """Count the values of sets of several, of each of which there are `having`."""
        size = len(self.labels)
        if len(sets) < len(having):
            several = sets[sets >= self._first_of_several].astype(np.int64)
            where, _ = ragged_take(self._ends, several - self._first_of_several)
            return np.bincount(self._codes[where], minlength=size)
        weights = having[self._set_of_code]
        return np.bincount(self._codes, weights, minlength=size).astype(np.int64)

    def _values(self, row: int) -> Values:
        """Return the values of one release."""
        return self._set(int(self.sets[row]))

    def _set(self, number: int) -> Values:
        if number < self._first_of_several:
            return (self.labels[number - 1],) if number else ()
        first, last = bounds(self._ends, number - self._first_of_several)
        return tuple([self.labels[code] for code in self._codes[first:last].tolist()])

    def having(self, labels: Iterable[str]) -> Mask:
        """Return which releases have one of some values."""
        codes = np.array([self.numbers[one] for one in labels if one in self.numbers], np.int64)
        is_wanted = np.zeros(self._first_of_several + len(self._ends), np.bool_)
        is_wanted[1 + codes] = True
        several = self._set_of_code[np.isin(self._codes, codes)]
        is_wanted[self._first_of_several + several] = True
        return is_wanted[self.sets]

    def used(self, rows: Ints) -> list[str]:
        """Return the values that some releases have."""
        return [self.labels[code] for code in np.flatnonzero(self.counts(rows)[0])]

    def rows(self) -> list[Values]:
        """Return the values of every release."""
        sets = [self._set(number) for number in range(self._first_of_several + len(self._ends))]
        return [sets[number] for number in self.sets.tolist()]
