"""Names for the arrays of the engine, and what is done with ragged ones.

A ragged array holds any number of values a row: `ends[i]` is where the values of row i end; those
of row 0 begin at 0.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]


def ragged_counts(ends: NDArray[Any]) -> Ints:
    """Return how many values each row has."""
    counts: Ints = ends.astype(np.int64)
    counts[1:] -= ends[:-1]
    return counts


def ragged_take(ends: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return where the values of some rows lie, and how many each row has."""
    starts = np.where(rows > 0, ends[rows - 1], 0)
    counts = ends[rows] - starts
    first = np.cumsum(counts) - counts
    return np.repeat(starts - first, counts) + np.arange(int(counts.sum())), counts
