"""Names for the arrays of the engine, and what is done with ragged and with sparse ones.

A ragged array holds any number of values a row: `ends[i]` is where the values of row i end; those
of row 0 begin at 0. A sparse one is ascending rows, each once, with a value for each.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
AnyInts = NDArray[Any]
"""Whole numbers, as narrow as they lie on disk."""
Sparse = tuple[Ints, Floats]

NO_ROWS: Ints = np.zeros(0, np.int64)
NOTHING: Sparse = (NO_ROWS, np.zeros(0, np.float32))

_DENSE = 16
"""Where more than one row in so many is looked up, whole arrays are quicker than searching."""
_SPARSE = 128
"""Where less than one row in so many has a value, sorting is quicker than whole arrays."""


def narrow(numbers: AnyInts) -> AnyInts:
    """Return the numbers in the narrowest unsigned type that holds the largest."""
    largest = int(numbers.max(initial=0))
    return numbers.astype(np.min_scalar_type(largest))


def ragged_ends(counts: AnyInts) -> Ints:
    """Return where the values of each row end."""
    return np.cumsum(counts, dtype=np.int64)


def ragged_counts(ends: AnyInts) -> Ints:
    """Return how many values each row has."""
    counts: Ints = ends.astype(np.int64)
    counts[1:] -= ends[:-1]
    return counts


def ragged_take(ends: AnyInts, rows: Ints) -> tuple[Ints, Ints]:
    """Return where the values of some rows lie, and how many each row has."""
    last = ends[rows].astype(np.int64)
    starts = np.where(rows > 0, ends[rows - 1], 0).astype(np.int64)
    counts = last - starts
    return ragged_places(starts, counts), counts


def ragged_places(starts: Ints, counts: Ints) -> Ints:
    """Return the numbers from each start on, as many as it counts."""
    ends: Ints = counts.cumsum()
    shifts: Ints = starts - (ends - counts)
    return shifts.repeat(counts) + np.arange(int(ends[-1]) if len(ends) else 0)


def bounds(ends: AnyInts, row: int) -> tuple[int, int]:
    """Return where the values of one row begin and end."""
    return int(ends[row - 1]) if row else 0, int(ends[row])


def runs(ascending: Ints) -> tuple[Ints, Ints]:
    """Return the distinct ones of ascending numbers, and how often each stands there."""
    firsts = _run_starts(ascending)
    return ascending[firsts], np.diff(firsts, append=len(ascending))


def distinct(numbers: Ints) -> Ints:
    """Return the numbers in order, each once."""
    ordered = np.sort(numbers)
    return ordered[_run_starts(ordered)]


def summed(rows: Ints, values: Floats) -> Sparse:
    """Return each of ascending rows once, with the sum of its values."""
    firsts = _run_starts(rows)
    return rows[firsts], np.add.reduceat(values, firsts) if len(rows) else values


def _run_starts(ascending: Ints) -> Ints:
    is_first = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)


def added(parts: Sequence[Sparse], size: int) -> Sparse:
    """Return the rows of any part with the sums of their values; there are `size` rows."""
    parts = [part for part in parts if len(part[0])]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    if sum(len(rows) for rows, _ in parts) * _SPARSE < size:
        return _added_few(parts)
    sums, has_value = np.zeros(size, np.float32), np.zeros(size, np.bool_)
    for number, (rows, values) in enumerate(parts):
        sums[rows] = sums[rows] + values if number else values
        has_value[rows] = True
    rows = np.flatnonzero(has_value)
    return rows, sums[rows]


def _added_few(parts: Sequence[Sparse]) -> Sparse:
    rows = np.concatenate([rows for rows, _ in parts])
    values = np.concatenate([values for _, values in parts])
    order = rows.argsort(kind="stable")
    return summed(rows[order], values[order])


def shared(parts: Sequence[Sparse], size: int) -> Sparse:
    """Return the rows of all parts with the sums of their values; there are `size` rows."""
    rows = min((rows for rows, _ in parts), key=len)
    for others, _ in parts:
        if others is not rows:
            rows = rows[_is_among(others, rows, size)]
    return rows, sum((values_at(part, rows, size) for part in parts), np.zeros(1, np.float32))


def values_at(part: Sparse, wanted: Ints, size: int) -> Floats:
    """Return the values of some of the rows of a part."""
    rows, values = part
    if len(rows) == len(wanted):
        return values
    if len(wanted) * _DENSE < len(rows):
        return values[np.searchsorted(rows, wanted)]
    dense = np.empty(size, np.float32)
    dense[rows] = values
    return dense[wanted]


def mask_of(rows: Ints, size: int) -> Mask:
    """Return which of `size` rows are among some."""
    mask = np.zeros(size, np.bool_)
    mask[rows] = True
    return mask


def _is_among(rows: Ints, wanted: Ints, size: int) -> Mask:
    if len(wanted) * _DENSE < len(rows) and len(rows):
        at = np.searchsorted(rows, wanted)
        at[at == len(rows)] = 0
        return np.equal(rows[at], wanted)
    return mask_of(rows, size)[wanted]
